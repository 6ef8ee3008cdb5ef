using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Confrere.Analysis.Report.Documents.Metafiles;

/// <summary>A figure of the report, whose SVG has lines, paths of straight pieces, rectangles, circles and text, as a metafile in the colours of <see cref="FigureStyle"/>.</summary>
internal sealed partial class DrawnFigure(Metafile file)
{
    private const uint Ink0 = 0x2E2A1F, White = 0xFFFFFF;
    private const double UsualSize = 13;
    private static readonly FigureSheet Sheet = new(FigureStyle.Text);

    public static byte[] Of(string svg, double width, double height)
    {
        using var file = new Metafile(width, height);
        var drawn = new DrawnFigure(file);
        foreach (var element in XElement.Parse(svg).Elements()) drawn.Draw(element);
        return file.ToArray();
    }

    private void Draw(XElement element)
    {
        double Of(string name) => element.Attribute(name) is { } value ? double.Parse(value.Value, CultureInfo.InvariantCulture) : 0;
        var classes = element.Attribute("class")?.Value.Split(' ').ToHashSet() ?? [];
        var name = element.Name.LocalName;
        switch (name)
        {
            case "line":
                file.Line(Of("x1"), Of("y1"), Of("x2"), Of("y2"), InkOf(element, classes));
                if (element.Attribute("marker-end") is not null) Tip(Of("x1"), Of("y1"), Of("x2"), Of("y2"));
                break;
            case "rect": file.Rectangle(Of("x"), Of("y"), Of("width"), Of("height"), InkOf(element, classes)); break;
            case "circle": file.Circle(Of("cx"), Of("cy"), Of("r"), InkOf(element, classes)); break;
            case "polyline": Path(Pairs(element.Attribute("points")!.Value), isClosed: false, element, classes); break;
            case "path": Path(Corners(element.Attribute("d")!.Value), element.Attribute("d")!.Value.TrimEnd().EndsWith("z", StringComparison.OrdinalIgnoreCase), element, classes); break;
            case "text": Text(element, classes, Of("x"), Of("y")); break;
            case "g": foreach (var inner in element.Elements()) Draw(inner); break;
            case "defs": break;
            default: throw new NotSupportedException($"A figure holds \"{name}\", which has no form in a metafile.");
        }
    }

    private void Path(IReadOnlyList<(double X, double Y)> points, bool isClosed, XElement element, HashSet<string> classes)
    {
        file.Path(points, isClosed, InkOf(element, classes));
        if (element.Attribute("marker-end") is not null) Tip(points[^2].X, points[^2].Y, points[^1].X, points[^1].Y);
    }

    // The arrow's head, as the marker draws it: eight long and eight wide, its point at the end.
    private void Tip(double fromX, double fromY, double x, double y)
    {
        const double Length = 8, Half = 4;
        var far = Math.Max(1e-9, Math.Sqrt((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY)));
        var (alongX, alongY) = ((x - fromX) / far, (y - fromY) / far);
        var (backX, backY) = (x - Length * alongX, y - Length * alongY);
        file.Path([(x, y), (backX - Half * alongY, backY + Half * alongX), (backX + Half * alongY, backY - Half * alongX)], isClosed: true,
            new(null, 0, false, Colour(Sheet.Of("path", new HashSet<string> { "flow-tip" }, "fill"))));
    }

    private void Text(XElement element, HashSet<string> classes, double x, double y)
    {
        string? Says(string property) => element.Attribute(property)?.Value ?? Sheet.Of("text", classes, property);
        var size = Says("font-size") is { } given ? double.Parse(given.Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : UsualSize;
        if (element.Attribute("dominant-baseline") is not null) y += size * 0.35;
        if (element.Value.Length > 0) file.Text(x, y, element.Value, size, Says("font-weight") is "600" or "bold", Colour(Says("fill")) ?? Ink0, Says("text-anchor") ?? "start");
    }

    private static Ink InkOf(XElement element, HashSet<string> classes)
    {
        var name = element.Name.LocalName;
        string? Says(string property) => Sheet.Of(name, classes, property) ?? element.Attribute(property)?.Value;
        var fill = name is "line" or "polyline" ? null : Says("fill") is { } said ? Colour(said) : Ink0;
        if (fill is { } full && Says("fill-opacity") is { } opacity) fill = Over(full, double.Parse(opacity, CultureInfo.InvariantCulture));
        return new(Colour(Says("stroke")), Says("stroke-width") is { } width ? double.Parse(width, CultureInfo.InvariantCulture) : 1, Says("stroke-dasharray") is not null, fill);
    }

    // A metafile has no transparency: the colour that it has on white paper.
    private static uint Over(uint colour, double opacity)
    {
        uint Part(int shift) => (uint)Math.Round((colour >> shift & 255) * opacity + 255 * (1 - opacity)) << shift;
        return Part(0) | Part(8) | Part(16);
    }

    private static uint? Colour(string? text) => text switch
    {
        null or "none" => null,
        ['#', .. { Length: 6 } rgb] when uint.Parse(rgb, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var c => (c & 255) << 16 | (c & 0xFF00) | c >> 16,
        _ => White,
    };

    private static List<(double X, double Y)> Pairs(string points)
    {
        var numbers = Number().Matches(points).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        return [.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    /// <summary>The corners of a path of M, L, l, H, V and z.</summary>
    private static List<(double X, double Y)> Corners(string path)
    {
        var corners = new List<(double X, double Y)>();
        foreach (Match piece in Piece().Matches(path))
        {
            var numbers = Number().Matches(piece.Groups["numbers"].Value).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
            switch (piece.Groups["kind"].Value)
            {
                case "M" or "L": corners.AddRange(numbers.Chunk(2).Select(pair => (pair[0], pair[1]))); break;
                case "l": foreach (var pair in numbers.Chunk(2)) corners.Add((corners[^1].X + pair[0], corners[^1].Y + pair[1])); break;
                case "H": corners.AddRange(numbers.Select(x => (x, corners[^1].Y))); break;
                case "V": corners.AddRange(numbers.Select(y => (corners[^1].X, y))); break;
                case "z" or "Z": break;
                default: throw new NotSupportedException($"The path \"{path}\" has a piece that is not straight.");
            }
        }
        return corners;
    }

    [GeneratedRegex("(?<kind>[A-Za-z])(?<numbers>[^A-Za-z]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Piece();

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
