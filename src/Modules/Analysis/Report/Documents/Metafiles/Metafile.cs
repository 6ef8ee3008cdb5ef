using System.Text;

namespace Confrere.Analysis.Report.Documents.Metafiles;

/// <summary>
/// Writes an enhanced metafile ([MS-EMF]): vectors and letters that every Word and LibreOffice shows, with the same bytes everywhere, as it holds no font and needs no
/// program to draw it. Coordinates are pixels of 1/96 inch, kept in twentieths.
/// </summary>
internal sealed class Metafile : IDisposable
{
    private const int Fine = 20, HeaderSize = 88, Millimetres = 508, MillimetresDown = 286, PixelsAcross = 1920, PixelsDown = 1080;
    private const uint Signature = 0x464D4520, Version = 0x10000, StockEmptyBrush = 0x80000005, StockNoPen = 0x80000008;
    private const uint PenSlot = 1, BrushSlot = 2, FontSlot = 3;
    private readonly MemoryStream _records = new();
    private readonly BinaryWriter _writer;
    private readonly double _width, _height;
    private uint _count;

    public Metafile(double width, double height)
    {
        (_width, _height, _writer) = (width, height, new(_records));
        Record(17, 8u);
        Record(10, 0u, 0u);
        Record(9, (uint)At(width), (uint)At(height));
        Record(12, 0u, 0u);
        Record(11, (uint)Math.Round(width), (uint)Math.Round(height));
        Record(18, 1u);
    }

    public void Line(double x1, double y1, double x2, double y2, Ink ink) => Drawn(ink, () => Points(4, [(x1, y1), (x2, y2)]));

    public void Path(IReadOnlyList<(double X, double Y)> points, bool isClosed, Ink ink) => Drawn(ink, () => Points(isClosed ? 3u : 4u, points));

    public void Rectangle(double x, double y, double width, double height, Ink ink) => Drawn(ink, () => Box(43, x, y, x + width, y + height));

    public void Circle(double x, double y, double radius, Ink ink) => Drawn(ink, () => Box(42, x - radius, y - radius, x + radius, y + radius));

    /// <param name="anchor">"start", "middle" or "end", as in SVG.</param>
    public void Text(double x, double y, string text, double size, bool isBold, uint colour, string anchor)
    {
        double[] advances = [.. text.Select(letter => LetterWidths.Of(letter, size, isBold))];
        var left = x - advances.Sum() * (anchor == "middle" ? 0.5 : anchor == "end" ? 1 : 0);
        Font(size, isBold);
        // From the left on the base line: where a letter stands is stated, so that no reader's alignment is asked.
        Record(22, 24u);
        Record(24, colour);
        Begin(84, 76 + (text.Length * 2 + 3) / 4 * 4 + text.Length * 4);
        Write(0, 0, -1, -1, 2);
        _writer.Write(1f);
        _writer.Write(1f);
        Write(At(left), At(y), text.Length, 76, 0, 0, 0, -1, -1, 76 + (text.Length * 2 + 3) / 4 * 4);
        _writer.Write(Encoding.Unicode.GetBytes(text));
        if (text.Length % 2 == 1) _writer.Write((short)0);
        foreach (var advance in advances) _writer.Write(At(advance));
        Drop(FontSlot);
    }

    public byte[] ToArray()
    {
        Record(14, 0u, 16u, 20u);
        _writer.Flush();
        using var whole = new MemoryStream();
        using var header = new BinaryWriter(whole);
        int[] frame = [0, 0, (int)Math.Round(_width * 2540 / 96), (int)Math.Round(_height * 2540 / 96)];
        header.Write(1u);
        header.Write(HeaderSize);
        foreach (var bound in (int[])[0, 0, (int)Math.Round(_width), (int)Math.Round(_height), .. frame]) header.Write(bound);
        foreach (var word in (uint[])[Signature, Version, (uint)(HeaderSize + _records.Length), _count + 1]) header.Write(word);
        header.Write((short)4);
        header.Write((short)0);
        foreach (var word in (int[])[0, 0, 0, PixelsAcross, PixelsDown, Millimetres, MillimetresDown]) header.Write(word);
        header.Write(_records.ToArray());
        return whole.ToArray();
    }

    public void Dispose() => _writer.Dispose();

    private static int At(double pixels) => (int)Math.Round(pixels * Fine);

    private void Drawn(Ink ink, Action draw)
    {
        if (ink.Stroke is { } stroke) Pen(stroke, ink.Width, ink.IsDashed);
        else Record(37, StockNoPen);
        if (ink.Fill is { } fill) Record(39, BrushSlot, 0u, fill, 0u);
        Record(37, ink.Fill is null ? StockEmptyBrush : BrushSlot);
        draw();
        if (ink.Stroke is not null) Drop(PenSlot);
        if (ink.Fill is not null) Drop(BrushSlot);
    }

    private void Pen(uint colour, double width, bool isDashed)
    {
        Record(38, PenSlot, isDashed ? 1u : 0u, (uint)At(width), 0u, colour);
        Record(37, PenSlot);
    }

    private void Font(double size, bool isBold)
    {
        Begin(82, 12 + 320);
        Write((int)FontSlot, -At(size), 0, 0, 0, isBold ? 700 : 400, 0, 0);
        var name = new byte[64];
        Encoding.Unicode.GetBytes("Arial").CopyTo(name, 0);
        _writer.Write(name);
        _writer.Write(new byte[320 - 92]);
        Record(37, FontSlot);
    }

    private void Drop(uint slot)
    {
        Record(37, slot == PenSlot ? StockNoPen : slot == BrushSlot ? StockEmptyBrush : 0x8000000Du);
        Record(40, slot);
    }

    private void Points(uint kind, IReadOnlyList<(double X, double Y)> points)
    {
        Begin(kind, 28 + 8 * points.Count);
        Write(0, 0, -1, -1, points.Count);
        foreach (var (x, y) in points) Write(At(x), At(y));
    }

    private void Box(uint kind, double left, double top, double right, double bottom) => Record(kind, (uint)At(left), (uint)At(top), (uint)At(right), (uint)At(bottom));

    private void Record(uint kind, params ReadOnlySpan<uint> words)
    {
        Begin(kind, 8 + 4 * words.Length);
        foreach (var word in words) _writer.Write(word);
    }

    private void Begin(uint kind, int size)
    {
        _writer.Write(kind);
        _writer.Write(size);
        _count++;
    }

    private void Write(params ReadOnlySpan<int> words)
    {
        foreach (var word in words) _writer.Write(word);
    }
}
