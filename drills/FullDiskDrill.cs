using System.Diagnostics;

namespace Confrere.Drills;

/// <summary>
/// Drill R-6: the file system under the SQLite file fills up while answers come in. Nobody is told that an answer is stored when it is not,
/// the process stays alive, and answers are stored again within seconds of there being room.
/// </summary>
/// <remarks>Mounts a small file system in memory, so that it is run in an <see cref="OwnNamespace"/>.</remarks>
internal sealed class FullDiskDrill(string protocolFile, Action<string> tell)
{
    private const int Megabytes = 64;
    private const int Clients = 2;

    // So that a quick machine does not run out of surveys.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);
    private const int FewestBefore = 50;
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ResumesWithin = TimeSpan.FromSeconds(3);

    /// <exception cref="InvalidOperationException">A promise was broken.</exception>
    public async Task Run()
    {
        var disk = Directory.CreateTempSubdirectory("confrere-drill-disk-").FullName;
        await Shell.Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", disk);
        try { await On(disk); }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await Shell.Run("umount", "--lazy", disk);
        }
    }

    private async Task On(string disk)
    {
        var (connection, keys) = ($"Data Source={disk}/confrere.db", DrillKeys.Folder);
        var crowd = await Crowd.SetUp(connection, keys, await File.ReadAllTextAsync(protocolFile), people: 40, surveysEach: 100);
        using var server = new ServerProcess(connection, keys);
        using var client = new SurveyClient(crowd, server.Address) { Between = Between };
        using var stop = new CancellationTokenSource();
        await server.Start();
        var sending = client.Run(Clients, stop.Token);
        for (var warming = Stopwatch.StartNew(); client.Acknowledged.Count < FewestBefore && warming.Elapsed < Patience;) await Task.Delay(20, CancellationToken.None);
        var before = client.Acknowledged.Count;
        var ballast = Path.Combine(disk, "ballast");
        Fill(ballast);
        var whenFull = await UntilNothingIsStored(client);
        File.Delete(ballast);
        var watch = Stopwatch.StartNew();
        while (client.Acknowledged.Count == whenFull && watch.Elapsed < ResumesWithin) await Task.Delay(20);
        var resumed = watch.Elapsed;
        if (client.Acknowledged.Count == whenFull) throw new InvalidOperationException($"Nothing was stored within {ResumesWithin.TotalSeconds} s of there being room.");
        await Task.Delay(Full);
        if (!server.IsAlive) throw new InvalidOperationException("The server died of the full disk.");
        await stop.CancelAsync();
        await sending;
        server.Kill();
        var stored = await StoredAnswers.Check(connection, keys, crowd, client);
        tell($"disk full: {before} acknowledged before, {whenFull - before} more in the space that the log still had, then none; again after {resumed.TotalSeconds:0.0} s of room, {client.Acknowledged.Count} in all; {stored} stored, none lost, server alive.");
    }

    // The write-ahead log goes on in the space that it has; what is acknowledged meanwhile is stored, and is held to it.
    private static async Task<int> UntilNothingIsStored(SurveyClient client)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            var before = client.Acknowledged.Count;
            await Task.Delay(Full);
            if (client.Acknowledged.Count == before) return before;
        }
        throw new InvalidOperationException($"Surveys were still acknowledged {Patience.TotalSeconds} s after the disk was full; the drill did not fill it.");
    }

    private static void Fill(string ballast)
    {
        using var file = File.Create(ballast);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException) { }
    }
}
