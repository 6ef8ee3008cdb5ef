namespace Confrere.Drills.Power;

/// <summary>What a disk was asked: to write bytes at a place, or, with no bytes, to make everything before this durable.</summary>
internal readonly record struct DiskEvent(long Offset, byte[] Bytes)
{
    public static readonly DiskEvent Flush = new(0, []);

    public bool IsFlush => Bytes.Length == 0;
}
