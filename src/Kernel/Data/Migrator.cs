using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>Brings the database to this version's shape before anything else touches it.</summary>
public sealed class Migrator(Database database)
{
    public async Task Migrate(CancellationToken cancellation = default)
    {
        var tenancy = new Tenancy();
        tenancy.EnterAsSystem();
        await using var db = database.OpenForWriting(tenancy);
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            await db.Database.OpenConnectionAsync(cancellation);
            SqliteFile.RequireSafeVersion(sqlite);
        }
        await db.Database.MigrateAsync(cancellation);
        if (database.Options.Provider == DatabaseProvider.PostgreSql) await RowLevelSecurity.Apply(db, cancellation);
    }
}
