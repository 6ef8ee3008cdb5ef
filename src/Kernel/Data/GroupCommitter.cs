using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Confrere.Kernel.Data;

/// <summary>
/// The single writer of a SQLite database. Units that wait are run one after the other, each behind its own savepoint, and share one
/// commit, so that a flush to disk is paid once for many. A caller hears "stored" only after that flush.
/// </summary>
/// <remarks>
/// One transaction per request over pooled connections was measured at p99 951 ms with 32 clients; grouping brought it to about 4 ms
/// at five times the throughput (docs/decisions/0004).
/// </remarks>
internal sealed class GroupCommitter : ICommitter, IAsyncDisposable
{
    private const int LargestGroup = 128;

    private readonly Database _database;
    private readonly ILogger<GroupCommitter> _log;
    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly Task _loop;
    private ConfrereContext? _db;

    public GroupCommitter(Database database, ILogger<GroupCommitter> log)
    {
        (_database, _log) = (database, log);
        _loop = Task.Run(Run);
    }

    public Task Commit(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        var pending = new Pending(tenancy, work, cancellation);
        return _queue.Writer.TryWrite(pending) ? pending.Stored.Task : throw new ObjectDisposedException(nameof(GroupCommitter));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task Run()
    {
        SqliteConnection? connection = null;
        while (await _queue.Reader.WaitToReadAsync())
        {
            var group = TakeGroup();
            try
            {
                connection ??= _database.OpenSqlite();
                await CommitGroup(connection, group);
            }
            catch (Exception failure)
            {
                // A failed commit (disk full, file gone) acknowledges nobody; the next group starts on a fresh connection.
                _log.LogError(failure, "A group of {Count} units of work could not be stored.", group.Count);
                foreach (var pending in group) pending.Stored.TrySetException(failure);
                Forget();
                connection?.Dispose();
                connection = null;
            }
        }
        Forget();
        connection?.Dispose();
    }

    // One context serves many units: making one cost a fifth of a small unit. One in which a unit failed or was refused serves no other.
    private async Task<ConfrereContext> Context(SqliteConnection connection, SqliteTransaction transaction, Tenancy tenancy)
    {
        _db ??= _database.OpenForWriting(tenancy, connection);
        _db.Tenancy = tenancy;
        _db.Database.AutoSavepointsEnabled = false;
        if (_db.Database.CurrentTransaction?.GetDbTransaction() != transaction)
        {
            await _db.Database.UseTransactionAsync(null);
            await _db.Database.UseTransactionAsync(transaction);
        }
        return _db;
    }

    private void Forget()
    {
        _db?.Dispose();
        _db = null;
    }

    private List<Pending> TakeGroup()
    {
        var group = new List<Pending>();
        while (group.Count < LargestGroup && _queue.Reader.TryRead(out var pending))
        {
            if (pending.Cancellation.IsCancellationRequested) pending.Stored.TrySetCanceled(pending.Cancellation);
            else group.Add(pending);
        }
        return group;
    }

    private async Task CommitGroup(SqliteConnection connection, List<Pending> group)
    {
        var stored = new List<Pending>(group.Count);
        await using (var transaction = connection.BeginTransaction(deferred: false))
        {
            foreach (var pending in group)
                if (await RunBehindSavepoint(connection, transaction, pending)) stored.Add(pending);
            transaction.Commit();
        }
        if (_db is not null) await _db.Database.UseTransactionAsync(null);
        foreach (var pending in stored) pending.Stored.TrySetResult();
    }

    /// <returns>True when the unit waits for the commit; false when its caller has been answered already.</returns>
    private async Task<bool> RunBehindSavepoint(SqliteConnection connection, SqliteTransaction transaction, Pending pending)
    {
        const string Savepoint = "unit";
        transaction.Save(Savepoint);
        try
        {
            var db = await Context(connection, transaction, pending.Tenancy);
            if (await pending.Work(db)) db.ChangeTracker.Clear();
            else
            {
                Forget();
                transaction.Rollback(Savepoint);
            }
            transaction.Release(Savepoint);
            return true;
        }
        catch (Exception failure)
        {
            Forget();
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            pending.Stored.TrySetException(failure);
            return false;
        }
    }

    private sealed record Pending(Tenancy Tenancy, Func<ConfrereContext, Task<bool>> Work, CancellationToken Cancellation)
    {
        // Continuations run elsewhere, or the first caller's page would be rendered on the writer's thread.
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
