using System.Security.Cryptography;

namespace Confrere.Drills.Power;

/// <summary>
/// What a disk may hold when the power goes after some of its events: everything that a flush came after, and of the later writes none,
/// some, or some of which one is torn between two sectors. Cuts are asked for in rising order.
/// </summary>
internal sealed class DiskAfterCut(byte[] before, IReadOnlyList<DiskEvent> events)
{
    private const int Sector = 512;

    private readonly byte[] _durable = [.. before];
    private int _applied;

    /// <summary>How many of the writes that no flush came after were in doubt at the cuts so far.</summary>
    public long WritesInDoubt { get; private set; }

    /// <param name="cut">How many events the disk had been asked for.</param>
    public byte[] At(int cut, Loss loss)
    {
        var flushed = LastFlushBefore(cut);
        for (; _applied < flushed; _applied++) Write(_durable, events[_applied]);
        byte[] image = [.. _durable];
        var inDoubt = Enumerable.Range(flushed, cut - flushed).Select(place => events[place]).ToList();
        WritesInDoubt += inDoubt.Count;
        if (loss == Loss.AllUnflushed) return image;
        // In any order: where two of them meet, the earlier may win.
        var kept = Shuffled(inDoubt.Where(_ => RandomNumberGenerator.GetInt32(2) == 0));
        if (loss == Loss.SomeTorn && kept.Count > 0) kept[^1] = Torn(kept[^1]);
        foreach (var one in kept) Write(image, one);
        return image;
    }

    private int LastFlushBefore(int cut)
    {
        for (var place = cut; place > _applied; place--)
            if (events[place - 1].IsFlush) return place;
        return _applied;
    }

    private static List<DiskEvent> Shuffled(IEnumerable<DiskEvent> some)
    {
        var all = some.ToArray();
        RandomNumberGenerator.Shuffle(all.AsSpan());
        return [.. all];
    }

    private static DiskEvent Torn(DiskEvent write) => write with { Bytes = write.Bytes[..(Sector * RandomNumberGenerator.GetInt32(write.Bytes.Length / Sector))] };

    private static void Write(byte[] image, DiskEvent write) => write.Bytes.CopyTo(image.AsSpan((int)write.Offset));
}
