using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>Reads as the current institution on a connection of its own; nothing read here is tracked or can be changed. Scoped.</summary>
public sealed class Reader(Database database, Tenancy tenancy) : IDisposable
{
    private ConfrereContext? _db;

    // A query that was handed out may be run at any time: until the end its context is this reader's.
    private bool _isHandedOut;
    private int _held;

    public IQueryable<T> Query<T>() where T : class
    {
        _isHandedOut = true;
        return Context.Set<T>();
    }

    /// <summary>Runs a query that is <see cref="Compiled{TQuery}"/>, or a <see cref="RowLookup{T}"/>.</summary>
    public Task<T> Query<T>(Func<ConfrereContext, Task<T>> ask) => ask(Context);

    /// <summary>
    /// Lends the context to others while this request waits for its unit of work: a hundred that wait would otherwise each hold one, and those
    /// that come would each make a new one.
    /// </summary>
    internal void Rest()
    {
        if (!_isHandedOut && _held == 0) Dispose();
    }

    /// <summary>
    /// One connection for all queries until it is disposed: for a few that follow each other at once. On PostgreSQL each would otherwise take
    /// one from the pool and say anew whose rows it may see, which costs as much as the query. Not while anything else is waited for: the pool is small.
    /// </summary>
    public async Task<IAsyncDisposable> Hold()
    {
        var db = Context;
        await db.Database.OpenConnectionAsync();
        _held++;
        return new Held(this, db);
    }

    private ConfrereContext Context => _db ??= database.RentForReading(tenancy);

    public void Dispose()
    {
        if (_db is not null) database.Return(_db);
        _db = null;
    }

    private sealed class Held(Reader reader, ConfrereContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            reader._held--;
            await db.Database.CloseConnectionAsync();
        }
    }
}
