using System.Data.Common;
using System.Security.Cryptography;

namespace Confrere.Drills.Power;

/// <summary>
/// Drills R-2 and R-4: the power goes. The database lies on ext4 on a disk that remembers the order of its writes and flushes; the disk
/// is cut at many points of that order, mounted as it would be found, and everything that had been acknowledged by then has to be there.
/// </summary>
/// <param name="isCareless">The control: commits are not flushed before they are acknowledged, and must be lost.</param>
internal sealed class PowerCutDrill(DatabaseOnDisk database, string protocolFile, bool isCareless, Action<string> tell)
{
    private const long MostWritten = 400L << 20;
    private const int Clients = 8;
    private const int FewestAcknowledged = 50;
    private const int People = 40;

    // Each write passes through this process, so that more are not stored in a second.
    private const int MostASecond = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public const string Needs = "Power cut: the drill mounts a disk that it serves itself, and needs root, /dev/fuse and loop devices.";

    public static bool IsPossible => !IsMapped && Environment.IsPrivilegedProcess && File.Exists("/dev/fuse") && File.Exists("/dev/loop-control");

    // Root of a user namespace may not mount a disk.
    private static bool IsMapped => !File.ReadAllText("/proc/self/uid_map").Contains("4294967295", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">A promise was broken, or the control kept what it had to lose.</exception>
    public async Task Run(int cuts, TimeSpan sending)
    {
        if (!IsPossible) throw new InvalidOperationException(Needs);
        var folder = Directory.CreateTempSubdirectory("confrere-drill-power-").FullName;
        // In memory, so that a copy of the disk for each cut costs no wear and little time.
        await Shell.Run("mount", "-t", "tmpfs", "tmpfs", folder);
        var recording = await Record(folder, sending);
        var trouble = new List<string>();
        var disk = new DiskAfterCut(recording.Before, recording.Events);
        foreach (var (cut, number) in Cuts(recording, cuts).Select((cut, number) => (cut, number)))
            if (await Trouble(folder, disk.At(cut, (Loss)(number % 3)), cut, recording) is { } sentence) Note(trouble, cut, (Loss)(number % 3), sentence);
        if (!isCareless) await LiesAreNoticed(folder, recording);
        else if (trouble.Count == 0) throw new InvalidOperationException("The control, which does not flush before it acknowledges, lost nothing: the drill would not notice a loss.");
        tell(Said(recording, cuts, disk.WritesInDoubt, trouble.Count));
    }

    // The control that costs one cut: a disk that kept none of what it said was flushed.
    private async Task LiesAreNoticed(string folder, Recording recording)
    {
        if (await Trouble(folder, new DiskAfterCut(recording.Before, recording.Events).At(recording.Start, Loss.AllUnflushed), recording.End, recording) is null)
            throw new InvalidOperationException("A disk that had kept nothing lost nothing: the drill would not notice a loss.");
    }

    private void Note(List<string> trouble, int cut, Loss loss, string sentence)
    {
        if (!isCareless) throw new InvalidOperationException($"Cut after event {cut} ({loss}): {sentence}");
        trouble.Add(sentence);
    }

    private string Said(Recording recording, int cuts, long inDoubt, int lost) =>
        $"{(isCareless ? "Control, which acknowledges before it flushes: " : "")}{recording.Acknowledged.Count} surveys acknowledged over {recording.Events.Count - recording.Start} writes and flushes; {cuts} cuts, {inDoubt} writes in doubt at them; "
        + (isCareless ? $"{lost} of {cuts} cuts lost acknowledged surveys or the file, as they must." : "none lost, torn, altered or doubled; a disk that had kept none of it is found out.");

    private async Task<Recording> Record(string folder, TimeSpan sending)
    {
        var (before, mounted) = (await NewDisk(folder), Directory.CreateDirectory(Path.Combine(folder, "mounted")).FullName);
        using var disk = new RecordedDisk([.. before], Directory.CreateDirectory(Path.Combine(folder, "served")).FullName);
        await Shell.Run("mount", "-t", "ext4", "-o", "loop", disk.Path, mounted);
        var connection = await database.Make(mounted, isCareless);
        var crowd = await Crowd.SetUp(connection, DrillKeys.Folder, await File.ReadAllTextAsync(protocolFile), People, (int)(sending.TotalSeconds * MostASecond / People));
        using var server = new ServerProcess(connection, DrillKeys.Folder, database.Server(isCareless));
        using var client = new SurveyClient(crowd, server.Address) { Moment = () => disk.Position };
        using var stop = new CancellationTokenSource();
        await server.Start();
        await database.LetGo();
        await Shell.Run("sync", "--file-system", mounted);
        var start = disk.Position;
        var clients = client.Run(Clients, stop.Token);
        await Enough(client, disk, sending, crowd.Surveys);
        var end = disk.Position;
        await stop.CancelAsync();
        await clients;
        if (client.Wrong.TryPeek(out var wrong)) throw new InvalidOperationException(wrong);
        server.Kill();
        await database.Close();
        await Unmounted(mounted);
        return new(before, disk.Events, start, end, crowd, new Dictionary<int, long>(client.Acknowledged));
    }

    // On a slow machine longer than was asked for: a cut before the first answer proves nothing.
    private static async Task Enough(SurveyClient client, RecordedDisk disk, TimeSpan sending, int surveys)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < sending || (client.Acknowledged.Count < FewestAcknowledged && watch.Elapsed < Patience))
        {
            if (disk.Written > MostWritten || client.Begun >= surveys) return;
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task<byte[]> NewDisk(string folder)
    {
        var file = Path.Combine(folder, "new");
        await using (var made = File.Create(file)) made.SetLength((long)database.Megabytes << 20);
        await Shell.Run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", file);
        return await File.ReadAllBytesAsync(file);
    }

    private static IEnumerable<int> Cuts(Recording recording, int cuts) =>
        Enumerable.Range(0, cuts).Select(_ => RandomNumberGenerator.GetInt32(recording.Start, recording.End + 1)).Order();

    private async Task<string?> Trouble(string folder, byte[] image, int cut, Recording recording)
    {
        var (file, found) = (Path.Combine(folder, "cut"), Directory.CreateDirectory(Path.Combine(folder, "found")).FullName);
        await File.WriteAllBytesAsync(file, image);
        await Shell.Run("mount", "-t", "ext4", "-o", "loop", file, found);
        try
        {
            var acknowledged = recording.Acknowledged.Where(one => one.Value <= cut).Select(one => one.Key).ToHashSet();
            await StoredAnswers.Check(await database.Open(found), DrillKeys.Folder, recording.Crowd, acknowledged, recording.Crowd.Surveys);
            await database.Check();
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or DbException) { return broken.Message; }
        finally
        {
            await database.Close();
            await Unmounted(found);
        }
    }

    // The committer of the house that has just been closed may hold its file for a moment.
    private static async Task Unmounted(string folder)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); ;)
        {
            try { await Shell.Run("umount", folder); return; }
            catch (InvalidOperationException) when (watch.Elapsed < Patience) { await Task.Delay(20); }
        }
    }

    /// <param name="Start">The event after which answers were sent.</param>
    /// <param name="Acknowledged">By place: how many events the disk had been asked for when the answer "stored" had come.</param>
    private sealed record Recording(byte[] Before, IReadOnlyList<DiskEvent> Events, int Start, int End, Crowd Crowd, IReadOnlyDictionary<int, long> Acknowledged);
}
