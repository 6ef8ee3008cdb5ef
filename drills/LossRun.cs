using System.Globalization;

namespace Confrere.Drills;

/// <summary>The long run of the loss drills and the page that it writes.</summary>
internal sealed class LossRun(string protocolFile, Action<string> tell)
{
    // Enough that the last kill still finds surveys to send: about 1,500 a second at best between kills.
    private const int People = 400;
    private const int SurveysEachPerKill = 4;
    private const int FewestSurveysEach = 20;
    private const int Doubles = 20;

    // The control needs no more points: it loses at nearly all of them.
    private const int CutsOfControl = 30;
    private static readonly TimeSpan SendingBeforeCuts = TimeSpan.FromSeconds(12);

    private readonly string _protocol = File.ReadAllText(protocolFile);
    private readonly List<string> _lines = [];

    public async Task<string> Run(int sqliteKills, int postgresKills, int cuts, DateTimeOffset on)
    {
        var sqlite = await new KillDrill(FreshSqlite(), DrillKeys.Folder, _protocol, tell).Run(sqliteKills, People, SurveysFor(sqliteKills), Doubles);
        LossResult postgres;
        await using (var cluster = await PostgresCluster.Create())
            postgres = await new KillDrill(cluster.ConnectionString, DrillKeys.Folder, _protocol, tell, cluster).Run(postgresKills, People, SurveysFor(postgresKills), Doubles);
        await OwnNamespace.Run(Keep, "full-here", protocolFile);
        await PowerCuts("careful", cuts);
        await PowerCuts("careless", Math.Min(cuts, CutsOfControl));
        return Page(sqlite, postgres, cuts, on);
    }

    private Task PowerCuts(string kind, int cuts) => OwnNamespace.Run(Keep, "power-here", protocolFile, kind, $"{cuts}", $"{(int)SendingBeforeCuts.TotalSeconds}");

    private void Keep(string line)
    {
        tell(line);
        _lines.Add(line);
    }

    private static int SurveysFor(int kills) => Math.Max(FewestSurveysEach, kills * SurveysEachPerKill);

    private static string FreshSqlite() => $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-drill-").FullName, "confrere.db")}";

    private string Page(LossResult sqlite, LossResult postgres, int cuts, DateTimeOffset on) => string.Create(CultureInfo.InvariantCulture, $"""
        # Loss drills

        Written by `drills/run loss {sqlite.Kills} {postgres.Kills} {cuts}` on {on:d MMMM yyyy}. {MachineFacts.Sentence(Path.GetTempPath())}.

        ## Killed

        Twelve clients of another process send surveys to the real server, signed in, with form tokens, each until it is acknowledged. Every 0.3 to 1.5 seconds the
        server is killed (SIGKILL) and started again; with PostgreSQL every third kill takes the database's postmaster and children instead. One survey in twenty is
        sent twice on purpose and one in fifty again with other answers; before the first kill some are sent by 32 at once, half with one content and half with another (R-7),
        of whom those with the content that came first hear that it is stored, the others are refused (409), and nobody gets an error. At the end every survey that was begun is read back and decrypted.

        | drill | kills of the server | kills of the database | acknowledged | stored | sent twice | sent altered | sent by 32 at once | minutes |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        {Row("R-1, R-7, SQLite", sqlite)}
        {Row("R-1, R-3, R-7, PostgreSQL", postgres)}

        Found in both: no acknowledged survey lost, none torn (its content is the one that its hash was made of), none altered, none stored twice; as many facts as
        surveys; the audit chain whole; SQLite's integrity check "ok". More are stored than acknowledged where the kill came between the commit and the answer.
        With no loss in {sqlite.Kills + postgres.Kills} kills the chance of one per kill is below {100 * (1 - Math.Pow(0.05, 1.0 / (sqlite.Kills + postgres.Kills))):0.0}% (exact one-sided 95% bound).

        ## Disk full, power cut

        {string.Join('\n', _lines.Select(line => $"* {line}"))}

        How the power is cut (R-2, SQLite): the database lies on ext4 on a loop device on a disk that the drill itself serves to the kernel (FUSE), so that every write
        and every flush is known in its order. A cut takes a point of that order at random. What was flushed before it is there; of the writes after the last flush
        none, a random half in random order, or such a half with one write torn between two sectors of 512 bytes, in turn. The disk of each cut is mounted, which
        replays ext4's journal, and held against what had been acknowledged when the disk was at that point. The control is the same server with one line changed,
        its writer does not flush (`synchronous=OFF`); if it lost nothing the drill would fail.

        Not drilled here: a cut under PostgreSQL (R-4), failover to a standby (R-5); drives that say "flushed" when they are not.

        """);

    private static string Row(string name, LossResult result) => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {result.ServerKills} | {result.DatabaseKills} | {result.Acknowledged} | {result.Stored} | {result.Replayed} | {result.Altered} | {result.Doubles} | {result.Took.TotalMinutes:0.0} |");
}
