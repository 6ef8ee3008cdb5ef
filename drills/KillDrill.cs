using System.Diagnostics;
using System.Security.Cryptography;

namespace Confrere.Drills;

/// <summary>
/// Drills: clients answer surveys, some of them 32 at once, while the server's process, and with PostgreSQL sometimes the
/// database's, is killed with SIGKILL at random moments and started again. Afterwards everything that was acknowledged is there, once and unaltered.
/// </summary>
internal sealed class KillDrill(string connection, string keys, string protocol, Action<string> tell, PostgresCluster? cluster = null)
{
    private const int Clients = 12;
    private const int ShortestLife = 300;
    private const int LongestLife = 1500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // One kill in so many takes the database server as well, where there is one.
    private const int DatabaseEvery = 3;

    /// <param name="doubles">How many surveys are sent by 32 at once, before the first kill.</param>
    /// <exception cref="InvalidOperationException">A promise was broken.</exception>
    public async Task<LossResult> Run(int kills, int people, int surveysEach, int doubles)
    {
        var watch = Stopwatch.StartNew();
        var crowd = await Crowd.SetUp(connection, keys, protocol, people, surveysEach);
        var most = crowd.Surveys - doubles;
        using var server = new ServerProcess(connection, keys);
        using var client = new SurveyClient(crowd, server.Address) { Most = most };
        using var stop = new CancellationTokenSource();
        await server.Start();
        await DoubleSubmit.Run(client, Enumerable.Range(most, doubles));
        var sending = client.Run(Clients, stop.Token);
        var databaseKills = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            await UntilAnswersComeIn(client);
            await Task.Delay(RandomNumberGenerator.GetInt32(ShortestLife, LongestLife));
            if (client.Begun >= most) throw new InvalidOperationException($"All {most} surveys were sent before kill {kill}; the drill needs more of them.");
            if (await Kill(server, kill, isLast: kill == kills)) databaseKills++;
            if (kill % 20 == 0 || kill == kills) tell($"{kill} kills, {client.Acknowledged.Count} surveys acknowledged.");
        }
        await stop.CancelAsync();
        await sending;
        if (server.IsAlive) server.Kill();
        var stored = await StoredAnswers.Check(connection, keys, crowd, client);
        if (cluster is not null) await cluster.Check();
        tell($"{kills} kills, {client.Acknowledged.Count} acknowledged, {stored} stored: none lost, torn, altered or doubled; {doubles} surveys sent by {DoubleSubmit.AtOnce} at once are stored once.");
        return new(kills - databaseKills, databaseKills, client.Acknowledged.Count, stored, client.Replayed, client.Altered, doubles, watch.Elapsed);
    }

    /// <returns>True when it was the database that was killed.</returns>
    private async Task<bool> Kill(ServerProcess server, int kill, bool isLast)
    {
        if (cluster is not null && kill % DatabaseEvery == 0)
        {
            cluster.Kill();
            await cluster.Start();
            return true;
        }
        server.Kill();
        if (!isLast) await server.Start();
        return false;
    }

    // A kill before the first answer proves nothing: a server that has just been started is slow at first.
    private static async Task UntilAnswersComeIn(SurveyClient client)
    {
        var (watch, before) = (Stopwatch.StartNew(), client.Acknowledged.Count);
        while (client.Acknowledged.Count == before && client.Wrong.IsEmpty && watch.Elapsed < Patience) await Task.Delay(10);
    }
}
