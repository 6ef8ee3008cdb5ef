namespace Confrere.Drills.History;

internal static class HistoryOnOne
{
    public static async Task Run(bool isSqlite, string protocol, int people, int responsesEach, Action<string> tell)
    {
        var run = new HistoryRun(protocol, tell);
        if (isSqlite)
        {
            await run.Run("SQLite", () => Task.FromResult($"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-history-").FullName, "confrere.db")}"), people, responsesEach);
            return;
        }
        await using PostgresCluster alone = await PostgresCluster.Create(), among = await PostgresCluster.Create();
        var clusters = new Queue<PostgresCluster>([alone, among]);
        await run.Run("PostgreSQL", () => Task.FromResult(clusters.Dequeue().ConnectionString), people, responsesEach);
    }
}
