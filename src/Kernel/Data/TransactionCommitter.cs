using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>PostgreSQL: a serialisable transaction for each unit of work, run again when it met another.</summary>
internal sealed class TransactionCommitter(Database database) : ICommitter
{
    // 200 requests for one participant settle within a dozen rounds; the bound only keeps a bug from looping for ever.
    private const int MostTries = 60;

    // Of two serialisable transactions that insert the same unique value the later one may hear of the index before it hears of the
    // conflict. Run again, it sees the other's row and refuses; a value that is still taken then is a bug and surfaces.
    private const int MostTriesOnUniqueValue = 4;

    public async Task Commit(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = database.OpenForWriting(tenancy);
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
                if (await work(db)) await transaction.CommitAsync(CancellationToken.None);
                return;
            }
            catch (Exception failure) when (MetAnother(failure, attempt))
            {
                await Task.Delay(Backoff(attempt), cancellation);
            }
        }
    }

    private static bool MetAnother(Exception failure, int attempt) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => attempt < MostTries,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => attempt < MostTriesOnUniqueValue,
        { InnerException: { } inner } => MetAnother(inner, attempt),
        _ => false,
    };

    private static TimeSpan Backoff(int attempt) =>
        TimeSpan.FromMilliseconds(System.Security.Cryptography.RandomNumberGenerator.GetInt32(1, 5 + Math.Min(attempt, 20) * 5));
}
