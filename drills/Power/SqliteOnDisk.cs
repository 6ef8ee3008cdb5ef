using Microsoft.Data.Sqlite;

namespace Confrere.Drills.Power;

internal sealed class SqliteOnDisk : DatabaseOnDisk
{
    public override int Megabytes => 128;

    public override string Server(bool isCareless) => isCareless ? "serve-careless" : "serve";

    public override Task<string> Make(string folder, bool isCareless) => Task.FromResult($"Data Source={folder}/confrere.db");

    public override Task<string> Open(string folder) => Task.FromResult($"Data Source={folder}/confrere.db;Pooling=False");

    // StoredAnswers asks for SQLite's integrity check itself.
    public override Task Check() => Task.CompletedTask;

    public override Task LetGo()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    public override Task Close() => LetGo();
}
