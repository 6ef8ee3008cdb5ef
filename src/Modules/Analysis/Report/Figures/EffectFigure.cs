using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>Adjusted differences with intervals, a row a visit, and the line of no difference.</summary>
internal static class EffectFigure
{
    private const double Width = 720, Left = 190, Right = 520, Top = 34, RowHeight = 38;

    // A label that would reach into the drawing stands above its interval, and all others with it.
    private const double LeftBelowLabels = 12, HeightWithLabelAbove = 54, LabelAbove = 14;

    // Of the figures' two sizes of letters, on average; enough to see what runs into what.
    private const double LetterOfLabel = 6.7, LetterOfNote = 6.2, LineOfNotes = 17;

    public static Html Of(TrialPlan plan, OutcomeResult result)
    {
        var rows = result.Visits.Where(visit => visit.Comparison is not null)
            .Select(visit => RowOf(Wording.Capital(visit.Visit.Label), visit.Comparison!, result.Outcome.Decimals)).ToList();
        return Of($"{result.Outcome.Label}: adjusted difference by visit", "Visit", plan.Level, rows, (x, y) => Sides(plan, result.Outcome, x, y));
    }

    public static Html Of(string description, string heading, double level, IReadOnlyList<EffectRow> rows, Func<Axis, double, Html>? sides = null)
    {
        if (rows.Count == 0) return Html.Nothing;
        var isAbove = rows.Any(row => !row.IsHeading && row.Label.Length * LetterOfLabel > Left - 8);
        var x = Axis.Over(rows.Where(r => !r.IsHeading).SelectMany(r => new[] { r.Limits.Lower, r.Limits.Upper }).Append(0), isAbove ? LeftBelowLabels : Left, Right);
        var height = isAbove ? HeightWithLabelAbove : RowHeight;
        var bottom = Top + rows.Count * height;
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {bottom + (sides is null ? 26 : 62 + LineOfNotes)}" role="img" aria-label="{description}; the numbers are in the table below.">
            {Marks.Text("note", 0, 16, heading)}{Marks.Text("note end", Width, 16, $"Difference ({Numerals.Level(level)} interval)")}
            {x.Ticks.Select(tick => Html.Of($"{Marks.Line("grid", x.At(tick), Top - 8, x.At(tick), bottom)}{Marks.Text("tick middle", x.At(tick), bottom + 18, Numerals.Fixed(tick, x.Decimals))}"))}
            {Marks.Line("zero", x.At(0), Top - 8, x.At(0), bottom)}
            {rows.Select((row, i) => Row(row, x, Top + (i + 0.5) * height, isAbove))}
            {sides?.Invoke(x, bottom + 44) ?? Html.Nothing}
            </svg>
            """);
    }

    public static EffectRow RowOf(string label, Comparison comparison, int decimals) => new(label, comparison.Estimate, comparison.Limits, decimals);

    private static Html Row(EffectRow row, Axis x, double y, bool isAbove) => row.IsHeading ? Marks.Text("label strong", 0, y + 4, row.Label) : isAbove ? Html.Of($"""
        {Marks.Text("label on-lines", 0, y - LabelAbove + 4, row.Label)}{Interval(row, x, y + LabelAbove / 2)}
        """) : Html.Of($"""
        {Marks.Text("label", 0, y + 4, row.Label)}{Interval(row, x, y)}
        """);

    private static Html Interval(EffectRow row, Axis x, double y) => Html.Of($"""
        {Marks.Line("bar effect", x.At(row.Limits.Lower), y, x.At(row.Limits.Upper), y)}
        <path class="effect" d="M {x.At(row.Estimate) - 6:0.##} {y:0.##} l 6 -6 6 6 -6 6 z"/>
        {Marks.Text("label end", Width, y + 4, $"{Numerals.Fixed(row.Estimate, row.Decimals)} ({Numerals.Interval(row.Limits.Lower, row.Limits.Upper, row.Decimals)})")}
        """);

    public static Html Sides(TrialPlan plan, PlannedOutcome outcome, Axis x, double y)
    {
        var (left, right) = outcome.LowerIsBetter ? (plan.Treated, plan.Control) : (plan.Control, plan.Treated);
        var (before, after) = ($"← better with {left.Label}", $"better with {right.Label} →");
        // Zero may stand near an edge: then a note begins where it has room, and a line lower when the two would meet.
        var end = Math.Max(x.At(0) - 10, before.Length * LetterOfNote);
        var start = Math.Min(x.At(0) + 10, Width - after.Length * LetterOfNote);
        return Html.Of($"""{Marks.Text("note end", end, y, before)}{Marks.Text("note", Math.Max(0, start), start > end ? y : y + LineOfNotes, after)}""");
    }
}
