using System.Buffers.Binary;

namespace Confrere.Coaching.Domain;

/// <summary>The one number of a camera's notes that a picture needs: how the camera was held (tag 0x0112, values 1 to 8; CIPA DC-008, 4.6.4).</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int EntryBytes = 12;

    /// <param name="exif">The content of an APP1 segment.</param>
    /// <returns>0 when it says nothing that can be read.</returns>
    public static int In(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14 || !exif.StartsWith("Exif\0\0"u8)) return 0;
        var tiff = exif[6..];
        if (!(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8))) return 0;
        var isLittle = tiff[0] == 'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return 0;
        var entries = tiff[((int)directory + 2)..];
        for (var entry = 0; entry < Short(tiff[(int)directory..], isLittle) && (entry + 1) * EntryBytes <= entries.Length; entry++)
            if (entries[(entry * EntryBytes)..] is var row && Short(row, isLittle) == Tag && Short(row[8..], isLittle) is >= 1 and <= 8 and var value) return value;
        return 0;
    }

    /// <summary>A segment that says this and nothing else; empty where there is nothing to say.</summary>
    public static byte[] Segment(int orientation) => orientation is < 2 or > 8 ? [] :
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, // Big-endian, its one directory at byte 8.
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // One entry, a short, once.
        0, 0, 0, 0, // No other directory.
    ];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
