using Confrere.Allocation.Contracts;
using Confrere.Kernel.Writing;

namespace Confrere.Allocation.Domain;

/// <summary>
/// Where the boxes of one panel stand. The trunk goes down the left with its exits on the right; a single group goes on like it, several
/// stand side by side with their exits inside their boxes. Boxes leave room for the letters of a phone, which are larger in the drawing.
/// </summary>
internal sealed class FlowLayout(FlowPanel panel, string tip)
{
    private const double RowHeight = 27, Padding = 11, Gap = 26, Inset = 14, MainWidth = 270, SideLeft = 322, NarrowWidth = 600, GroupWidth = 300, Between = 20;

    // Letters of 15 units, of a phone 22: what a box holds in one line of average words.
    private const double LetterOnPhone = 11, Letter = 7.6;

    private readonly List<Html> _marks = [];
    private double _top = 2;
    private double? _below;

    public string Tip => tip;

    public double Width => panel.Columns.Count > 1 ? Math.Max(NarrowWidth, panel.Columns.Count * (GroupWidth + Between) - Between + 2) : NarrowWidth;

    public double Height => _top - Gap + 2;

    /// <summary>Once; the height is known afterwards.</summary>
    public IReadOnlyList<Html> Marks()
    {
        foreach (var box in panel.Trunk) WithExits([$"{box.Label}: {box.Entered.Count}"], box);
        if (panel.Columns is [var only])
            foreach (var box in only.Boxes) WithExits([box.Label, $"{box.Remaining.Label}: {box.Remaining.Count} of {box.Entered.Count}"], box);
        else if (panel.Columns.Count > 1) SideBySide();
        return _marks;
    }

    private void WithExits(IReadOnlyList<string> words, FlowBox box)
    {
        var main = words.SelectMany(line => Wrapped(line, MainWidth, LetterOnPhone)).ToList();
        var side = box.Exits.Concat(box.Beside).SelectMany(exit => Wrapped($"{exit.Label}: {exit.Count}", NarrowWidth - SideLeft, LetterOnPhone)).ToList();
        var height = Math.Max(main.Count, side.Count) * RowHeight + 2 * Padding;
        if (_below is { } bottom) Arrow(MainWidth / 2, bottom, MainWidth / 2, _top);
        Box("data-box flow-main", 1, _top, MainWidth, height, main);
        if (side.Count > 0)
        {
            Arrow(MainWidth + 1, _top + height / 2, SideLeft, _top + height / 2);
            var own = side.Count * RowHeight + 2 * Padding;
            Box("data-box", SideLeft, _top + (height - own) / 2, NarrowWidth - SideLeft - 1, own, side);
        }
        _below = _top + height;
        _top = _below.Value + Gap;
    }

    private void SideBySide()
    {
        var middles = panel.Columns.Select((_, place) => Left(place) + GroupWidth / 2).ToList();
        if (_below is { } bottom)
        {
            Line(MainWidth / 2, bottom, MainWidth / 2, bottom + Gap / 2);
            Line(Math.Min(MainWidth / 2, middles[0]), bottom + Gap / 2, middles[^1], bottom + Gap / 2);
            foreach (var middle in middles) Arrow(middle, bottom + Gap / 2, middle, _top);
        }
        Abreast("data-box flow-main", panel.Columns.Select(column => Fit([$"{column.Label}: {column.Entered.Count}"])).ToList(), null);
        for (var row = 0; row < panel.Columns.Max(column => column.Boxes.Count); row++)
            Abreast("data-box", panel.Columns.Select(column => column.Boxes.ElementAtOrDefault(row) is { } box ? Fit(Lines(box)) : []).ToList(), middles);
    }

    private void Abreast(string kind, List<List<string>> cells, List<double>? arrowsAt)
    {
        var height = cells.Max(lines => lines.Count) * RowHeight + 2 * Padding;
        for (var place = 0; place < cells.Count; place++)
        {
            if (cells[place].Count == 0) continue;
            if (arrowsAt is not null) Arrow(arrowsAt[place], _below!.Value, arrowsAt[place], _top);
            Box(kind, Left(place), _top, GroupWidth, height, cells[place]);
        }
        _below = _top + height;
        _top = _below.Value + Gap;
    }

    private static IEnumerable<string> Lines(FlowBox box) =>
    [
        box.Label, $"{box.Remaining.Label}: {box.Remaining.Count} of {box.Entered.Count}",
        .. box.Exits.Concat(box.Beside).Select(number => $"{number.Label}: {number.Count}"),
    ];

    private static double Left(int place) => 1 + place * (GroupWidth + Between);

    private static List<string> Fit(IEnumerable<string> lines) => [.. lines.SelectMany(line => Wrapped(line, GroupWidth, Letter))];

    private void Box(string kind, double left, double top, double width, double height, IReadOnlyList<string> lines)
    {
        var first = top + (height - lines.Count * RowHeight) / 2 + 19;
        _marks.Add(Html.Of($"""<rect class="{kind}" x="{left}" y="{top}" width="{width}" height="{height}" rx="6"/>"""));
        _marks.AddRange(lines.Select((line, row) => Html.Of($"""<text class="flow-text" x="{left + Inset}" y="{first + row * RowHeight}">{line}</text>""")));
    }

    private void Line(double x1, double y1, double x2, double y2) => _marks.Add(Html.Of($"""<line class="data-axis" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"""));

    private void Arrow(double x1, double y1, double x2, double y2) =>
        _marks.Add(Html.Of($"""<line class="data-axis" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#{tip})"/>"""));

    private static IEnumerable<string> Wrapped(string text, double width, double letter)
    {
        var most = (int)((width - 2 * Inset) / letter);
        var line = "";
        // The number stays with the word before it.
        var words = text.Split(' ');
        foreach (var word in words.Length > 2 ? [.. words[..^2], $"{words[^2]} {words[^1]}"] : words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = "";
            }
            line += line.Length > 0 ? $" {word}" : word;
        }
        yield return line;
    }
}
