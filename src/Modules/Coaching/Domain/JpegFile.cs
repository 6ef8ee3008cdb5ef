using System.Buffers.Binary;

namespace Confrere.Coaching.Domain;

/// <summary>
/// A JPEG (ITU-T T.81, annex B) without what is not picture: place and time of the shot, camera, comments, embedded smaller pictures, anything behind the end. How the
/// camera was held is kept, as a segment of ours with that one number, because a portrait would lie on its side otherwise.
/// </summary>
internal static class JpegFile
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, FirstApplication = 0xE0, Exif = 0xE1, Adobe = 0xEE, LastApplication = 0xEF, Comment = 0xFE;
    private const int AdobeLength = 14;

    /// <returns>Null when the bytes are no whole JPEG.</returns>
    public static byte[]? Stripped(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != StartOfImage) return null;
        using var kept = new MemoryStream(jpeg.Length);
        var (place, scans, orientation) = (2, 0, 0);
        while (place + 2 <= jpeg.Length && jpeg[place] == 0xFF)
        {
            var marker = jpeg[place + 1];
            if (marker == EndOfImage) return scans == 0 ? null : [0xFF, StartOfImage, .. ExifOrientation.Segment(orientation), .. kept.ToArray(), 0xFF, EndOfImage];
            if (SegmentAt(jpeg, place) is not { Length: > 0 } segment) return null;
            if (marker == Exif && orientation == 0) orientation = ExifOrientation.In(segment[4..]);
            if (IsPicture(marker, segment.Length - 2)) kept.Write(segment);
            place += segment.Length;
            if (marker != StartOfScan) continue;
            var end = EndOfScan(jpeg, place);
            kept.Write(jpeg[place..end]);
            (place, scans) = (end, scans + 1);
        }
        return null;
    }

    private static ReadOnlySpan<byte> SegmentAt(ReadOnlySpan<byte> jpeg, int place)
    {
        if (jpeg[place + 1] < 0xC0 || jpeg[place + 1] == StartOfImage || jpeg[place + 1] == 0xFF || place + 4 > jpeg.Length) return default;
        var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(place + 2)..]);
        return length < 2 || place + 2 + length > jpeg.Length ? default : jpeg.Slice(place, 2 + length);
    }

    // Adobe's segment of its one length says how colours are coded; a longer one hides something.
    private static bool IsPicture(byte marker, int length) => marker == Adobe ? length == AdobeLength : marker is not (>= FirstApplication and <= LastApplication or Comment);

    // Inside a scan 0xFF is followed by zero, or by a restart marker.
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int place)
    {
        for (; place + 1 < jpeg.Length; place++)
            if (jpeg[place] == 0xFF && jpeg[place + 1] is not (0 or >= 0xD0 and <= 0xD7 or 0xFF)) return place;
        return jpeg.Length;
    }
}
