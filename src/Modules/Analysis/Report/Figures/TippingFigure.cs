using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>p for every pair of shifts: a square a pair, darker where p is smaller, framed where it is at most the level. Readable in grey.</summary>
internal static class TippingFigure
{
    private const double Width = 720, Left = 110, Top = 46, Right = 700, RowHeight = 34;
    // Light enough that the numbers on it are read.
    private const double DarkestShade = 0.22;

    public static Html Of(TrialPlan plan, PlannedOutcome outcome, TippingMap map)
    {
        var (count, places) = (map.Deltas.Count, map.Deltas.All(delta => delta == Math.Round(delta)) ? 0 : 2);
        var (cell, bottom) = ((Right - Left) / count, Top + count * RowHeight);
        // Drawn last, so that no neighbour covers a frame.
        var squares = map.Treated.SelectMany((row, t) => row.Select((value, c) => (value, x: Left + c * cell, y: Top + t * RowHeight))).OrderBy(square => square.value.P <= map.Significance);
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {bottom + 12}" role="img" aria-label="Tipping-point map of {outcome.Label}; the numbers are in the table below.">
            {Marks.Text("note", 0, 16, $"{Wording.Capital(plan.Treated.Label)} worse by (down), {plan.Control.Label} worse by (across), {outcome.ShortUnit()}")}
            {map.Deltas.Select((delta, c) => Marks.Text("tick middle", Left + (c + 0.5) * cell, Top - 8, Numerals.Signed(delta, places)))}
            {map.Deltas.Select((delta, t) => Marks.Text("tick end", Left - 10, Top + (t + 0.5) * RowHeight + 4, Numerals.Signed(delta, places)))}
            {squares.Select(square => Square(square.value, square.x, square.y, cell, map.Significance))}
            </svg>
            """);
    }

    private static Html Square(TippingCell value, double x, double y, double width, double significance)
    {
        var isHeld = value.P <= significance;
        return Html.Of($"""
            <rect class="shade" fill-opacity="{DarkestShade * (1 - Math.Min(1, value.P)):0.###}" x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{RowHeight}"/>
            <rect class="cell{(isHeld ? " held" : "")}" fill="none" x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{RowHeight}"/>
            {Marks.Text(isHeld ? "middle strong" : "middle", x + width / 2, y + RowHeight / 2 + 4, Numerals.P(value.P))}
            """);
    }
}
