using System.Diagnostics;
using System.Globalization;

namespace Confrere.Drills;

/// <summary>
/// Drill R-5: PostgreSQL's primary is killed under the running server, its standby is promoted, and the server, which knows both by its
/// connection string, goes on without being started anew. A new standby then takes the place of the killed primary, and it begins again.
/// </summary>
/// <param name="isSynchronous">Whether a commit waits for the standby; without, which is the control, acknowledged surveys must be lost.</param>
internal sealed class FailoverDrill(string protocol, bool isSynchronous, Action<string> tell)
{
    private const int Clients = 12;
    private const int People = 400;
    private const int SurveysEachPerFailover = 50;
    private static readonly TimeSpan Sending = TimeSpan.FromSeconds(8);

    // Before every second kill the primary sends its standby nothing more for a while, as over a network that stalls.
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AcknowledgesWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>A sentence.</returns>
    /// <exception cref="InvalidOperationException">A promise was broken, or the control kept what it had to lose.</exception>
    public async Task<string> Run(int failovers)
    {
        var primary = await PostgresCluster.Create();
        var standby = await primary.Standby();
        try
        {
            var connection = PostgresCluster.Either(primary, standby);
            var crowd = await Crowd.SetUp(primary.ConnectionString, DrillKeys.Folder, protocol, People, SurveysEachPerFailover * failovers);
            using var server = new ServerProcess(connection, DrillKeys.Folder);
            using var client = new SurveyClient(crowd, server.Address) { SendsOnce = !isSynchronous };
            using var stop = new CancellationTokenSource();
            await Follow(primary, standby);
            await server.Start();
            var sending = client.Run(Clients, stop.Token);
            var (promoted, acknowledged) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var failover = 1; failover <= failovers; failover++)
            {
                await UntilAnswersComeIn(client);
                await Task.Delay(Sending, CancellationToken.None);
                if (!isSynchronous || failover % 2 == 0) await StopSending(primary);
                primary.Kill();
                var (watch, begun) = (Stopwatch.StartNew(), client.Begun);
                await standby.Execute("SELECT pg_promote(true, 60)");
                promoted.Add(watch.Elapsed);
                acknowledged.Add(await FirstAnswerAfter(begun, client, watch));
                tell($"{(isSynchronous ? "Failover" : "Control")} {failover}: promoted after {promoted[^1].TotalSeconds:0.0} s, acknowledged after {acknowledged[^1].TotalSeconds:0.0} s, {client.Acknowledged.Count} surveys so far.");
                if (failover == failovers) break;
                var gone = primary;
                (primary, standby) = (standby, await standby.Standby(insteadOf: gone));
                await gone.DisposeAsync();
                await Follow(primary, standby);
            }
            await stop.CancelAsync();
            await sending;
            server.Kill();
            return Said(failovers, client, await Lost(standby, crowd, client), promoted, acknowledged);
        }
        finally
        {
            await standby.DisposeAsync();
            await primary.DisposeAsync();
        }
    }

    private async Task<int> Lost(PostgresCluster now, Crowd crowd, SurveyClient client)
    {
        if (!isSynchronous)
            return await StoredAnswers.Lost(now.ConnectionString, DrillKeys.Folder, crowd, [.. client.Acknowledged.Keys]) is var lost and > 0
                ? lost : throw new InvalidOperationException("The control, whose commits do not wait for the standby, lost nothing: the drill would not notice a loss.");
        await StoredAnswers.Check(now.ConnectionString, DrillKeys.Folder, crowd, client);
        await now.Check();
        return 0;
    }

    private string Said(int failovers, SurveyClient client, int lost, List<TimeSpan> promoted, List<TimeSpan> acknowledged) => string.Create(CultureInfo.InvariantCulture,
        $"{(isSynchronous ? "" : "Control, commits that do not wait for the standby: ")}{failovers} failovers, {client.Acknowledged.Count} surveys acknowledged; promoted within {promoted.Max().TotalSeconds:0.0} s of the kill, "
        + $"the first new survey acknowledged after {acknowledged.Min().TotalSeconds:0.0} to {acknowledged.Max().TotalSeconds:0.0} s; {(isSynchronous ? "none lost, torn, altered or doubled" : $"{lost} acknowledged surveys lost, as some must be")}.");

    private async Task Follow(PostgresCluster primary, PostgresCluster standby)
    {
        await standby.Start();
        if (isSynchronous)
        {
            await primary.Execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
            await primary.Execute("SELECT pg_reload_conf()");
        }
        var watch = Stopwatch.StartNew();
        while (await primary.Value($"SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = '{(isSynchronous ? "sync" : "async")}'") is not 1L)
        {
            if (watch.Elapsed > Patience) throw new InvalidOperationException("The standby does not follow the primary.");
            await Task.Delay(50);
        }
    }

    private static async Task StopSending(PostgresCluster primary)
    {
        await Shell.Run("kill", "-STOP", $"{await primary.Value("SELECT pid FROM pg_stat_replication")}");
        await Task.Delay(Stall);
    }

    // A survey that was on its way when the primary was killed may have been stored before; one that was begun later was not.
    private static async Task<TimeSpan> FirstAnswerAfter(int begun, SurveyClient client, Stopwatch sinceKill)
    {
        while (!Enumerable.Range(begun, Clients).Any(client.Acknowledged.ContainsKey))
        {
            if (client.Wrong.TryPeek(out var wrong)) throw new InvalidOperationException(wrong);
            if (sinceKill.Elapsed > AcknowledgesWithin) throw new InvalidOperationException($"No new survey was acknowledged within {AcknowledgesWithin.TotalSeconds} s of the kill.");
            await Task.Delay(10);
        }
        return sinceKill.Elapsed;
    }

    private static async Task UntilAnswersComeIn(SurveyClient client)
    {
        var (watch, before) = (Stopwatch.StartNew(), client.Acknowledged.Count);
        while (client.Acknowledged.Count == before)
        {
            if (client.Wrong.TryPeek(out var wrong)) throw new InvalidOperationException(wrong);
            if (watch.Elapsed > Patience) throw new InvalidOperationException("Surveys do not come in any more.");
            await Task.Delay(10);
        }
    }
}
