using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>Reads as the current institution on a connection of its own; nothing read here is tracked or can be changed. Scoped.</summary>
public sealed class Reader(Database database, Tenancy tenancy) : IDisposable
{
    private ConfrereContext? _db;

    public IQueryable<T> Query<T>() where T : class => Context.Set<T>();

    /// <summary>Runs a query that is <see cref="Compiled{TQuery}"/>.</summary>
    public T Query<T>(Func<ConfrereContext, T> compiled) => compiled(Context);

    /// <summary>
    /// One connection for all queries until it is disposed: for a few that follow each other at once. On PostgreSQL each would otherwise take
    /// one from the pool and say anew whose rows it may see, which costs as much as the query. Not while anything else is waited for: the pool is small.
    /// </summary>
    public async Task<IAsyncDisposable> Hold()
    {
        var db = Context;
        await db.Database.OpenConnectionAsync();
        return new Held(db);
    }

    private ConfrereContext Context => _db ??= database.RentForReading(tenancy);

    public void Dispose()
    {
        if (_db is not null) database.Return(_db);
        _db = null;
    }

    private sealed class Held(ConfrereContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
