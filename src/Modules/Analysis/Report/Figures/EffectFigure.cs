using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>Adjusted differences with intervals, a row a visit, and the line of no difference.</summary>
internal static class EffectFigure
{
    private const double Width = 720, Left = 190, Right = 520, Top = 34, RowHeight = 38;

    public static Html Of(TrialPlan plan, OutcomeResult result)
    {
        var rows = result.Visits.Where(visit => visit.Comparison is not null)
            .Select(visit => RowOf(Wording.Capital(visit.Visit.Label), visit.Comparison!, result.Outcome.Decimals)).ToList();
        return Of($"{result.Outcome.Label}: adjusted difference by visit", "Visit", plan.Level, rows, (x, y) => Sides(plan, result.Outcome, x, y));
    }

    public static Html Of(string description, string heading, double level, IReadOnlyList<EffectRow> rows, Func<Axis, double, Html>? sides = null)
    {
        if (rows.Count == 0) return Html.Nothing;
        var x = Axis.Over(rows.Where(r => !r.IsHeading).SelectMany(r => new[] { r.Limits.Lower, r.Limits.Upper }).Append(0), Left, Right);
        var bottom = Top + rows.Count * RowHeight;
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {bottom + (sides is null ? 26 : 62)}" role="img" aria-label="{description}; the numbers are in the table below.">
            {Marks.Text("note", 0, 16, heading)}{Marks.Text("note end", Width, 16, $"Difference ({Numerals.Level(level)} interval)")}
            {x.Ticks.Select(tick => Html.Of($"{Marks.Line("grid", x.At(tick), Top - 8, x.At(tick), bottom)}{Marks.Text("tick middle", x.At(tick), bottom + 18, Numerals.Fixed(tick, x.Decimals))}"))}
            {Marks.Line("zero", x.At(0), Top - 8, x.At(0), bottom)}
            {rows.Select((row, i) => Row(row, x, Top + (i + 0.5) * RowHeight))}
            {sides?.Invoke(x, bottom + 44) ?? Html.Nothing}
            </svg>
            """);
    }

    public static EffectRow RowOf(string label, Comparison comparison, int decimals) => new(label, comparison.Estimate, comparison.Limits, decimals);

    private static Html Row(EffectRow row, Axis x, double y) => row.IsHeading ? Marks.Text("label strong", 0, y + 4, row.Label) : Html.Of($"""
        {Marks.Text("label", 0, y + 4, row.Label)}
        {Marks.Line("bar effect", x.At(row.Limits.Lower), y, x.At(row.Limits.Upper), y)}
        <path class="effect" d="M {x.At(row.Estimate) - 6:0.##} {y:0.##} l 6 -6 6 6 -6 6 z"/>
        {Marks.Text("label end", Width, y + 4, $"{Numerals.Fixed(row.Estimate, row.Decimals)} ({Numerals.Interval(row.Limits.Lower, row.Limits.Upper, row.Decimals)})")}
        """);

    public static Html Sides(TrialPlan plan, PlannedOutcome outcome, Axis x, double y)
    {
        var (left, right) = outcome.LowerIsBetter ? (plan.Treated, plan.Control) : (plan.Control, plan.Treated);
        return Html.Of($"""{Marks.Text("note end", x.At(0) - 10, y, $"← better with {left.Label}")}{Marks.Text("note", x.At(0) + 10, y, $"better with {right.Label} →")}""");
    }
}
