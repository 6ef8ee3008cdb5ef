using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>PostgreSQL: a serialisable transaction for each unit of work, run again when it met another.</summary>
internal sealed class TransactionCommitter(Database database) : ICommitter
{
    // 200 requests for one participant settle within a dozen rounds; the bound only keeps a bug from looping for ever.
    private const int MostTries = 60;

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
            catch (Exception failure) when (attempt < MostTries && MetAnother(failure))
            {
                await Task.Delay(Backoff(attempt), cancellation);
            }
        }
    }

    private static bool MetAnother(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        { InnerException: { } inner } => MetAnother(inner),
        _ => false,
    };

    private static TimeSpan Backoff(int attempt) =>
        TimeSpan.FromMilliseconds(System.Security.Cryptography.RandomNumberGenerator.GetInt32(1, 5 + Math.Min(attempt, 20) * 5));
}
