using System.Buffers.Binary;
using System.Text;

namespace Confrere.Coaching.Domain;

/// <summary>A PNG (W3C, third edition) of the chunks that are picture; words, times, camera's notes and anything behind the end are left out.</summary>
internal static class PngFile
{
    private const int Signature = 8;
    private static readonly byte[] Begin = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private const int Around = 12;
    private static readonly HashSet<string> Picture = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND"];

    /// <returns>Null when the bytes are no whole PNG.</returns>
    public static byte[]? Stripped(ReadOnlySpan<byte> png)
    {
        if (!png.StartsWith(Begin)) return null;
        using var kept = new MemoryStream(png.Length);
        kept.Write(png[..Signature]);
        for (var place = Signature; place + Around <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[place..]);
            if (length > png.Length - place - Around) return null;
            var chunk = png.Slice(place, Around + (int)length);
            var kind = Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (place == Signature && kind != "IHDR") return null;
            if (Picture.Contains(kind)) kept.Write(chunk);
            if (kind == "IEND") return kept.ToArray();
            place += chunk.Length;
        }
        return null;
    }
}
