using Confrere.Kernel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Erasing;

/// <summary>
/// Writes the database's files anew, without what deleted and changed rows left in them. SQLite overwrites deleted bytes by itself
/// (secure_delete), but not those in its write-ahead log nor what was moved within a page. PostgreSQL keeps dead rows, and after a plain vacuum
/// their bytes, until the table is rewritten.
/// </summary>
internal sealed class DatabaseFiles(Database database)
{
    private const int MostTries = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async Task Rewrite(CancellationToken cancellation)
    {
        await using var db = database.OpenForReading(Tenancy.OfSystem());
        db.Database.SetCommandTimeout(Longest);
        if (database.Options.Provider == DatabaseProvider.Sqlite) await RewriteSqlite(db, cancellation);
        else await RewritePostgres(db, cancellation);
    }

    private static async Task RewriteSqlite(ConfrereContext db, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync("VACUUM", cancellation);
        // The log is emptied when nobody reads; readers are short.
        for (var tries = 1; await IsBusy(db, cancellation); tries++)
        {
            if (tries == MostTries) throw new InvalidOperationException("The write-ahead log could not be emptied, because somebody was reading all the time.");
            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task<bool> IsBusy(ConfrereContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return (long)(await command.ExecuteScalarAsync(cancellation))! != 0;
    }

    // The chain of facts is append-only: nothing is erased from it, and it would be the longest to rewrite.
    private static async Task RewritePostgres(ConfrereContext db, CancellationToken cancellation)
    {
        var tables = db.Model.GetEntityTypes().Where(entity => entity.ClrType.Assembly != typeof(DatabaseFiles).Assembly)
            .Select(entity => $"\"{entity.GetSchema()}\".\"{entity.GetTableName()}\"").Distinct(StringComparer.Ordinal).ToList();
        foreach (var table in tables)
        {
            var rewrite = "VACUUM (FULL) " + table;
            await db.Database.ExecuteSqlRawAsync(rewrite, cancellation);
        }
    }
}
