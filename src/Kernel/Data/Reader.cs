using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>Reads as the current institution on a connection of its own; nothing read here is tracked or can be changed. Scoped.</summary>
public sealed class Reader(Database database, Tenancy tenancy) : IAsyncDisposable, IDisposable
{
    private ConfrereContext? _db;

    public IQueryable<T> Query<T>() where T : class => Context.Set<T>();

    private ConfrereContext Context => _db ??= database.OpenForReading(tenancy);

    public ValueTask DisposeAsync() => _db?.DisposeAsync() ?? ValueTask.CompletedTask;

    public void Dispose() => _db?.Dispose();
}
