using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>Reads as the current institution on a connection of its own; nothing read here is tracked or can be changed. Scoped.</summary>
public sealed class Reader(Database database, Tenancy tenancy) : IDisposable
{
    private ConfrereContext? _db;

    public IQueryable<T> Query<T>() where T : class => Context.Set<T>();

    private ConfrereContext Context => _db ??= database.RentForReading(tenancy);

    public void Dispose()
    {
        if (_db is not null) database.Return(_db);
        _db = null;
    }
}
