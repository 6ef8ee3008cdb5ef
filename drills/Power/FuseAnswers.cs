using System.Buffers.Binary;
using System.Text;

namespace Confrere.Drills.Power;

/// <summary>
/// Answers the kernel's requests (FUSE 7.31, include/uapi/linux/fuse.h) for a folder that holds one file, whose writes and flushes are
/// kept in their order. Everything that a disk image does not need is "not implemented", which the kernel then stops asking for.
/// </summary>
internal sealed class FuseAnswers(byte[] bytes)
{
    public const string FileName = "disk";

    private const int Header = 40;
    private const int AnswerHeader = 16;
    private const int LargestWrite = 1 << 17;
    private const int NoSuchFile = -2;
    private const int NotImplemented = -38;
    private const ulong Root = 1;
    private const ulong File = 2;
    private const uint FolderMode = 0x4000 | 0x1C0;
    private const uint FileMode = 0x8000 | 0x180;

    private readonly List<DiskEvent> _events = [];
    private volatile int _position;
    private long _written;

    public int Position => _position;

    public long Written => Interlocked.Read(ref _written);

    public IReadOnlyList<DiskEvent> Events => _events;

    /// <returns>Null where the kernel expects no answer.</returns>
    public byte[]? To(ReadOnlySpan<byte> request)
    {
        var operation = (Operation)BinaryPrimitives.ReadUInt32LittleEndian(request[4..]);
        var (unique, node) = (BinaryPrimitives.ReadUInt64LittleEndian(request[8..]), BinaryPrimitives.ReadUInt64LittleEndian(request[16..]));
        var body = request[Header..];
        return operation switch
        {
            Operation.Forget or Operation.BatchForget or Operation.Interrupt => null,
            Operation.Init => Answer(unique, Agreed()),
            Operation.Lookup => node == Root && Encoding.UTF8.GetString(body.TrimEnd((byte)0)) == FileName ? Answer(unique, Entry()) : Refuse(unique, NoSuchFile),
            Operation.GetAttributes or Operation.SetAttributes => Answer(unique, [.. new byte[16], .. Attributes(node)]),
            Operation.Open or Operation.OpenFolder => Answer(unique, new byte[16]),
            Operation.Read => Answer(unique, Piece(body)),
            Operation.Write => Answer(unique, Keep(body)),
            Operation.Sync => Flushed(unique),
            Operation.Release or Operation.ReleaseFolder or Operation.Destroy => Answer(unique, []),
            Operation.FileSystem => Answer(unique, new byte[80]),
            _ => Refuse(unique, NotImplemented),
        };
    }

    private byte[] Flushed(ulong unique)
    {
        Note(DiskEvent.Flush);
        return Answer(unique, []);
    }

    private byte[] Keep(ReadOnlySpan<byte> body)
    {
        const int Arguments = 40;
        var (offset, size) = (BinaryPrimitives.ReadInt64LittleEndian(body[8..]), BinaryPrimitives.ReadInt32LittleEndian(body[16..]));
        var written = body.Slice(Arguments, size).ToArray();
        written.CopyTo(bytes.AsSpan((int)offset));
        Note(new(offset, written));
        Interlocked.Add(ref _written, size);
        var answer = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(answer, size);
        return answer;
    }

    private void Note(DiskEvent occurred)
    {
        _events.Add(occurred);
        _position = _events.Count;
    }

    private ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> body)
    {
        var (offset, size) = (BinaryPrimitives.ReadInt64LittleEndian(body[8..]), BinaryPrimitives.ReadInt32LittleEndian(body[16..]));
        return offset >= bytes.Length ? [] : bytes.AsSpan((int)offset, (int)Math.Min(size, bytes.Length - offset));
    }

    private static byte[] Agreed()
    {
        const uint BigWrites = 1 << 5;
        var answer = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(answer, 7);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(4), 31);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(8), LargestWrite);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(12), BigWrites);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(20), LargestWrite);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(24), 1);
        return answer;
    }

    private byte[] Entry()
    {
        const int Hour = 3600;
        var answer = new byte[40];
        BinaryPrimitives.WriteUInt64LittleEndian(answer, File);
        BinaryPrimitives.WriteUInt64LittleEndian(answer.AsSpan(16), Hour);
        BinaryPrimitives.WriteUInt64LittleEndian(answer.AsSpan(24), Hour);
        return [.. answer, .. Attributes(File)];
    }

    private byte[] Attributes(ulong node)
    {
        const int Block = 512, BlockSize = 4096;
        var attributes = new byte[88];
        var size = node == File ? (ulong)bytes.Length : 0;
        BinaryPrimitives.WriteUInt64LittleEndian(attributes, node);
        BinaryPrimitives.WriteUInt64LittleEndian(attributes.AsSpan(8), size);
        BinaryPrimitives.WriteUInt64LittleEndian(attributes.AsSpan(16), size / Block);
        BinaryPrimitives.WriteUInt32LittleEndian(attributes.AsSpan(60), node == File ? FileMode : FolderMode);
        BinaryPrimitives.WriteUInt32LittleEndian(attributes.AsSpan(64), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(attributes.AsSpan(80), BlockSize);
        return attributes;
    }

    private static byte[] Answer(ulong unique, ReadOnlySpan<byte> body)
    {
        var answer = new byte[AnswerHeader + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(answer, answer.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(answer.AsSpan(8), unique);
        body.CopyTo(answer.AsSpan(AnswerHeader));
        return answer;
    }

    private static byte[] Refuse(ulong unique, int error)
    {
        var answer = Answer(unique, []);
        BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(4), error);
        return answer;
    }

    private enum Operation : uint
    {
        Lookup = 1, Forget = 2, GetAttributes = 3, SetAttributes = 4, Open = 14, Read = 15, Write = 16, FileSystem = 17, Release = 18, Sync = 20,
        Init = 26, OpenFolder = 27, ReleaseFolder = 29, Interrupt = 36, Destroy = 38, BatchForget = 42,
    }
}
