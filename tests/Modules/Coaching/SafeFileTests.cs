using System.Text;
using Confrere.Coaching.Domain;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>What is left of an uploaded file. The two pictures were drawn by Chromium, 16 by 12 points; what is planted in them is planted here.</summary>
public sealed class SafeFileTests
{
    private const string Phrase = "47.3769 N 8.5417 E, Dr Ada Example";

    internal static readonly byte[] Jpeg = Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+P"
            + "j4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAMABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME/8QAFxABAAMAAAAAAAAAAAAAAAAAAAER"
            + "Ev/EABUBAQEAAAAAAAAAAAAAAAAAAAME/8QAFhEAAwAAAAAAAAAAAAAAAAAAAAEU/9oADAMBAAIRAxEAPwDFo0jclyrmQ9DP/9k=");

    internal static readonly byte[] Png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAABAAAAAMCAIAAADkharWAAAARUlEQVR4nOyPMQoAIRADZ2Gru1b9//u01XoVtVfB0kBCmhBGM58ghm2mJgInagPPXA8t+ngwutvjsmvEPYbrDPJTjhgqAAAA//+ykJ"
            + "cjAAAABklEQVQDANfHZi3vefrfAAAAAElFTkSuQmCC");

    [Fact]
    public void Jpeg_WithPlaceCameraAndComment_KeepsThePictureAndHowItWasHeld()
    {
        foreach (var isLittle in new[] { true, false })
        {
            var planted = With(Jpeg, Segment(0xE1, Exif(orientation: 6, isLittle)), Segment(0xE2, Words("ICC")), Segment(0xED, Words("Photoshop 3.0")), Segment(0xFE, Words("")), Segment(0xE1, Words("http://ns.adobe.com/xap/1.0/")));
            byte[] trailing = [.. planted, .. Encoding.ASCII.GetBytes(Phrase)];
            var kept = SafeFile.Picture(trailing).ShouldNotBeNull();
            kept.MediaType.ShouldBe("image/jpeg");
            Encoding.Latin1.GetString(kept.Bytes).ShouldNotContain("Ada");
            Encoding.Latin1.GetString(kept.Bytes).ShouldNotContain("8.5417");
            // Tables, frame and scan are the same bytes; the only segment of an application is the 36 bytes of ours.
            var picture = Jpeg.AsSpan(Jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDB])).ToArray();
            kept.Bytes[38..].ShouldBe(picture);
            (kept.Bytes[2], kept.Bytes[3]).ShouldBe(((byte)0xFF, (byte)0xE1));
            ExifOrientation.In(kept.Bytes.AsSpan(6)).ShouldBe(6);
            SafeFile.Picture(kept.Bytes)!.Bytes.ShouldBe(kept.Bytes);
        }
    }

    [Fact]
    public void Jpeg_HeldUpright_HasNoSegmentOfAnApplication() =>
        Encoding.Latin1.GetString(SafeFile.Picture(With(Jpeg, Segment(0xE1, Exif(orientation: 1, isLittle: true))))!.Bytes).ShouldNotContain("Exif");

    [Fact]
    public void Png_WithWordsAndCamerasNotes_KeepsThePictureAlone()
    {
        var end = Png.AsSpan().IndexOf("IDAT"u8) - 4;
        byte[] planted = [.. Png[..end], .. Chunk("tEXt", Phrase), .. Chunk("eXIf", Phrase), .. Chunk("tIME", "1234567"), .. Png[end..], .. Encoding.ASCII.GetBytes(Phrase)];
        var kept = SafeFile.Picture(planted).ShouldNotBeNull();
        Encoding.Latin1.GetString(kept.Bytes).ShouldNotContain("Ada");
        SafeFile.Picture(Png)!.Bytes.ShouldBe(kept.Bytes);
        foreach (var part in new[] { "IHDR", "IDAT", "IEND" }) Encoding.Latin1.GetString(kept.Bytes).ShouldContain(part);
    }

    [Fact]
    public void Anything_CutShortOrAltered_IsRefusedOrKeptWithoutAnException()
    {
        foreach (var picture in new[] { Jpeg, Png })
            for (var length = 0; length < picture.Length - 1; length++) SafeFile.Picture(picture[..length]).ShouldBeNull($"{length} of {picture.Length} bytes");
        // Every byte of the head by every value that can lead a reader astray.
        var notes = With(Jpeg, Segment(0xE1, Exif(6, true)));
        foreach (var picture in new[] { notes, Png })
            for (var place = 2; place < Math.Min(120, picture.Length); place++)
                foreach (var value in new byte[] { 0, 1, 0x7F, 0xC0, 0xD9, 0xE1, 0xFF })
                {
                    var altered = picture.ToArray();
                    altered[place] = value;
                    _ = SafeFile.Document(altered);
                }
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj\n%%EOF\n", "application/pdf")]
    [InlineData("%PDF-1.7 and no end", null)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", null)]
    [InlineData("<html>%PDF-1.7 %%EOF", null)]
    [InlineData("", null)]
    public void Document_IsWhatItsBytesAre(string text, string? mediaType) => SafeFile.Document(Encoding.ASCII.GetBytes(text))?.MediaType.ShouldBe(mediaType);

    private static byte[] With(byte[] jpeg, params byte[][] segments) => [.. jpeg[..2], .. segments.SelectMany(segment => segment), .. jpeg[2..]];

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Words(string begin) => Encoding.ASCII.GetBytes($"{begin}\0{Phrase}");

    // An EXIF block as cameras write it: two entries, the second the orientation, and words behind.
    private static byte[] Exif(byte orientation, bool isLittle)
    {
        byte[] Short(int value) => isLittle ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value];
        byte[] Long(int value) => isLittle ? [.. Short(value), 0, 0] : [0, 0, .. Short(value)];
        byte[] Entry(int tag, int type, byte[] value) => [.. Short(tag), .. Short(type), .. Long(1), .. value];
        return [.. "Exif\0\0"u8, .. isLittle ? "II"u8 : "MM"u8, .. Short(42), .. Long(8), .. Short(2), .. Entry(0x010F, 2, Long(38)), .. Entry(0x0112, 3, [.. Short(orientation), 0, 0]), .. Long(0), .. Words("")];
    }

    // The checksum is the reader's business: what is left out needs none.
    private static byte[] Chunk(string kind, string content) => [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(kind), .. Encoding.ASCII.GetBytes(content), 0, 0, 0, 0];
}
