namespace Confrere.Drills.History;

internal static class HistoryOnOne
{
    public static async Task Run(bool isSqlite, string protocol, int people, int responsesEach, int readsASecond, Action<string> tell)
    {
        var run = new HistoryRun(protocol, readsASecond, tell);
        if (isSqlite)
        {
            await run.Run("SQLite", () => Task.FromResult(($"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-history-").FullName, "confrere.db")}", (Func<TimeSpan>)(() => TimeSpan.Zero))), people, responsesEach);
            return;
        }
        await using PostgresCluster alone = await PostgresCluster.Create(), among = await PostgresCluster.Create();
        var clusters = new Queue<PostgresCluster>([alone, among]);
        await run.Run("PostgreSQL", () =>
        {
            var next = clusters.Dequeue();
            // Reads that wait for a connection are measured, not given up.
            return Task.FromResult(($"{next.ConnectionString};Timeout=300", (Func<TimeSpan>)next.ProcessorTime));
        }, people, responsesEach);
    }
}
