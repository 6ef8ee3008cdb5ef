using System.Globalization;
using Confrere.Drills.Power;

namespace Confrere.Drills;

/// <summary>The long runs of the loss drills: each alone, or all and the page that they make.</summary>
internal sealed class LossRun(string protocolFile, Action<string> tell)
{
    // Enough that the last kill still finds surveys to send: about 1,500 a second at best between kills.
    private const int People = 400;
    private const int SurveysEachPerKill = 4;
    private const int FewestSurveysEach = 20;
    private const int Doubles = 20;

    // The controls need no more points: they lose at nearly all of them.
    private const int CutsOfControl = 30;
    private const int CutsUnderPostgres = 25;
    private const int Failovers = 4;
    private static readonly TimeSpan SendingBeforeCuts = TimeSpan.FromSeconds(12);

    private readonly string _protocol = File.ReadAllText(protocolFile);

    public const string EmptyPage = $"{LossPage.Title}\n\n{LossPage.NotDrilled}\n";

    public static readonly IReadOnlyList<string> Parts = ["killed-sqlite", "killed-postgresql", "full-disk", "power-sqlite", "power-postgresql", "failover"];

    /// <returns>The page.</returns>
    public async Task<string> All(int sqliteKills, int postgresKills, int cuts)
    {
        int[] times = [sqliteKills, postgresKills, 1, cuts, Math.Min(cuts, CutsUnderPostgres), Failovers];
        var page = EmptyPage;
        foreach (var (part, many) in Parts.Zip(times)) page = (await Part(part, many)).Into(page);
        return page;
    }

    /// <param name="times">Kills, cuts or failovers; a full disk is filled once.</param>
    public async Task<LossSection> Part(string part, int times)
    {
        var (heading, found) = part switch
        {
            "killed-sqlite" => ("Killed, on SQLite (R-1, R-7)", await Killed(times, null)),
            "killed-postgresql" => ("Killed, on PostgreSQL (R-1, R-3, R-7)", await KilledOnPostgres(times)),
            "full-disk" => ("Disk full, on SQLite (R-6)", await There("full-here", protocolFile) + "\n\n" + LossPage.FullDisk),
            "power-sqlite" => ("Power cut, under SQLite (R-2)", await PowerCuts("sqlite", times) + "\n\n" + LossPage.Power),
            "power-postgresql" => ("Power cut, under PostgreSQL (R-4)", await PowerCuts("postgresql", times) + "\n\n" + LossPage.PowerOfPostgres),
            "failover" => ("Failover to a standby (R-5)", await FailedOver(times) + "\n\n" + LossPage.Failover),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
        return new(heading, string.Create(CultureInfo.InvariantCulture, $"{found}\n\n`drills/run loss {part}{(part == "full-disk" ? "" : $" {times}")}` on {TimeProvider.System.GetUtcNow():d MMMM yyyy}. {MachineFacts.Sentence(Path.GetTempPath())}."));
    }

    private async Task<string> Killed(int kills, PostgresCluster? cluster)
    {
        var connection = cluster?.ConnectionString ?? $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-drill-").FullName, "confrere.db")}";
        return LossPage.Killed(await new KillDrill(connection, DrillKeys.Folder, _protocol, tell, cluster).Run(kills, People, SurveysFor(kills), Doubles));
    }

    private async Task<string> KilledOnPostgres(int kills)
    {
        await using var cluster = await PostgresCluster.Create();
        return await Killed(kills, cluster);
    }

    private async Task<string> PowerCuts(string database, int cuts)
    {
        var sending = $"{(int)SendingBeforeCuts.TotalSeconds}";
        var careful = await There("power-here", protocolFile, database, "careful", $"{cuts}", sending);
        return $"{careful}\n{await There("power-here", protocolFile, database, "careless", $"{Math.Min(cuts, CutsOfControl)}", sending)}";
    }

    private async Task<string> FailedOver(int failovers)
    {
        var waiting = await new FailoverDrill(_protocol, isSynchronous: true, tell).Run(failovers);
        return $"* {waiting}\n* {await new FailoverDrill(_protocol, isSynchronous: false, tell).Run(failovers)}";
    }

    // In a mount namespace of its own.
    private async Task<string> There(params string[] arguments)
    {
        var lines = new List<string>();
        await OwnNamespace.Run(line =>
        {
            tell(line);
            lines.Add($"* {line}");
        }, arguments);
        return string.Join('\n', lines);
    }

    private static int SurveysFor(int kills) => Math.Max(FewestSurveysEach, kills * SurveysEachPerKill);

}
