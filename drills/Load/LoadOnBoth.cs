namespace Confrere.Drills.Load;

/// <summary>The measurement on SQLite and on PostgreSQL, and the table of what was promised.</summary>
internal static class LoadOnBoth
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(12);

    private const double OfParseOnly = 0.25;
    private const double OfWriter = 0.35;
    private const double OfPgbench = 0.5;
    private const double OfBarePage = 0.4;

    public static async Task Run(string protocol, TimeSpan each, Action<string> tell)
    {
        var folder = Directory.CreateTempSubdirectory("confrere-load-").FullName;
        tell($"{MachineFacts.Sentence(folder)}. Driver and server share the cores.");
        tell("");
        var sqlite = await new LoadRun(protocol, each, tell).Run("SQLite", $"Data Source={Path.Combine(folder, "confrere.db")}",
            () => Task.FromResult(BareLimits.SqliteBatches(folder, each / 2)), "a writer in the process: one row and 25 more, 32 answers in a commit");
        await using var cluster = await PostgresCluster.Create();
        var postgres = await new LoadRun(protocol, each, tell).Run("PostgreSQL", cluster.ConnectionString,
            () => Pgbench.Run(cluster.ConnectionString, (int)(each / 2).TotalSeconds), "pgbench, one row and 25 more in a transaction, 32 clients");
        tell("| promised | | measured | |");
        tell("| --- | ---: | ---: | --- |");
        foreach (var target in (Target[])
        [
            Target.AtLeast(OfParseOnly, "SQLite: surveys sent, of a post that is only parsed", sqlite.Submits / sqlite.ParseOnly),
            Target.AtLeast(OfWriter, "SQLite: surveys sent, of the writer in the process", sqlite.Submits / sqlite.BareStore),
            Target.AtLeast(OfPgbench, "PostgreSQL: surveys sent, of pgbench", postgres.Submits / postgres.BareStore),
            Target.AtMost(sqlite.LongestP99, $"SQLite: p99 at {LoadRun.AnswersASecond} answers a second, ms (25 flushes and 10)", sqlite.P99),
            Target.AtMost(postgres.LongestP99, $"PostgreSQL: the same", postgres.P99),
            Target.AtMost(1000, "SQLite: the longest request at that rate, ms", sqlite.Longest),
            Target.AtMost(1000, "PostgreSQL: the same", postgres.Longest),
            Target.AtLeast(OfBarePage, "SQLite: the survey's page, of the same page without sign-in and database", sqlite.Pages / sqlite.BarePages),
            Target.AtLeast(OfBarePage, "PostgreSQL: the same", postgres.Pages / postgres.BarePages),
        ]) tell($"{target}");
        tell("");
        tell($"Load average at the end: {MachineFacts.LoadAverage()}.");
    }
}
