using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>PostgreSQL: a serialisable transaction for one unit of work, run again when it met another.</summary>
internal sealed class TransactionCommitter(Database database) : ICommitter, IDisposable
{
    // A unit may read through a connection of its own while its transaction holds another. If as many units began as the pool has
    // connections, each would wait for a second one that no other gives back; half of them leaves one for each.
    private readonly SemaphoreSlim _running = new(MostAtOnce(database));

    internal static int MostAtOnce(Database database) => Math.Max(1, new NpgsqlConnectionStringBuilder(database.Options.ConnectionString).MaxPoolSize / 2);

    // Requests that meet settle within a dozen rounds; the bound only keeps a bug from looping for ever.
    private const int MostTries = 60;

    // Of two serialisable transactions that insert the same unique value the later one may hear of the index before it hears of the
    // conflict. Run again, it sees the other's row and refuses; a value that is still taken then is a bug and surfaces.
    private const int MostTriesOnUniqueValue = 4;

    // Whoever has met others this often queues with the others of this process, so that hundreds who want the same row get it one by one.
    private const int TriesBeforeQueueing = 3;

    private readonly SemaphoreSlim _queue = new(1, 1);

    public async Task Commit(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt <= TriesBeforeQueueing) await CommitOnce(tenancy, work, cancellation);
                else await CommitInTurn(tenancy, work, cancellation);
                return;
            }
            catch (Exception failure) when (MetAnother(failure, attempt))
            {
                await Task.Delay(Backoff(attempt), cancellation);
            }
        }
    }

    private async Task CommitInTurn(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        await _queue.WaitAsync(cancellation);
        try { await CommitOnce(tenancy, work, cancellation); }
        finally { _queue.Release(); }
    }

    private async Task CommitOnce(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        await _running.WaitAsync(cancellation);
        try { await InTransaction(tenancy, work, cancellation); }
        finally { _running.Release(); }
    }

    private async Task InTransaction(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        await using var db = database.OpenForWriting(tenancy);
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        if (await work(db)) await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>It was undone because of another transaction, and may be run again.</summary>
    internal static bool MetAnother(Exception failure, int attempt = 1) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => attempt < MostTries,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => attempt < MostTriesOnUniqueValue,
        { InnerException: { } inner } => MetAnother(inner, attempt),
        _ => false,
    };

    private static TimeSpan Backoff(int attempt) =>
        TimeSpan.FromMilliseconds(System.Security.Cryptography.RandomNumberGenerator.GetInt32(1, 5 + Math.Min(attempt, 20) * 5));

    public void Dispose()
    {
        _queue.Dispose();
        _running.Dispose();
    }
}
