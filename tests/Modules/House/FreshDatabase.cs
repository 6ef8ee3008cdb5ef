using Confrere.App.Hosting;
using Confrere.Kernel.Data;
using Microsoft.AspNetCore.Builder;
using NodaTime.Testing;

namespace Confrere.Modules.Tests.House;

/// <summary>A database of the test's own, copied from one that was migrated once for the whole run.</summary>
internal static class FreshDatabase
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplate);

    public static async Task<(string Connection, Action Remove)> On(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            var template = await PostgresTemplate.Value;
            var database = PostgresServer.Instance.NewDatabase(template);
            return (PostgresServer.Instance.ConnectionString(database), () => PostgresServer.Instance.Drop(database));
        }
        var folder = Directory.CreateTempSubdirectory("confrere-db-").FullName;
        var file = Path.Combine(folder, "confrere.db");
        File.Copy(await SqliteTemplate.Value, file);
        return ($"Data Source={file}", () => Directory.Delete(folder, recursive: true));
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("confrere-template-").FullName, "template.db");
        await Migrate($"Data Source={file};Pooling=False");
        return file;
    }

    private static async Task<string> MakePostgresTemplate()
    {
        var database = PostgresServer.Instance.NewDatabase();
        await Migrate(PostgresServer.Instance.ConnectionString(database) + ";Pooling=false");
        return database;
    }

    private static async Task Migrate(string connection)
    {
        await using WebApplication app = TestHouse.Build(connection, new FakeClock(TestHouse.Start));
        await WebHost.Migrate(app.Services);
    }
}
