using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>Adjusted differences with intervals, a row a visit, and the line of no difference.</summary>
internal static class EffectFigure
{
    private const double Width = 720, Left = 130, Right = 520, Top = 34, RowHeight = 38;

    public static Html Of(TrialPlan plan, OutcomeResult result)
    {
        var rows = result.Visits.Where(visit => visit.Comparison is not null).ToList();
        if (rows.Count == 0) return Html.Nothing;
        var x = Axis.Over(rows.SelectMany(r => new[] { r.Comparison!.Limits.Lower, r.Comparison.Limits.Upper }).Append(0), Left, Right);
        var bottom = Top + rows.Count * RowHeight;
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {bottom + 62}" role="img" aria-label="{result.Outcome.Label}: adjusted difference by visit; the numbers are in the table below.">
            {Marks.Text("note", 0, 16, "Visit")}{Marks.Text("note end", Width, 16, $"Difference ({Numerals.Level(plan.Level)} interval)")}
            {x.Ticks.Select(tick => Html.Of($"{Marks.Line("grid", x.At(tick), Top - 8, x.At(tick), bottom)}{Marks.Text("tick middle", x.At(tick), bottom + 18, Numerals.Fixed(tick, x.Decimals))}"))}
            {Marks.Line("zero", x.At(0), Top - 8, x.At(0), bottom)}
            {rows.Select((row, i) => Row(result.Outcome, row, x, Top + (i + 0.5) * RowHeight))}
            {Sides(plan, result.Outcome, x, bottom + 44)}
            </svg>
            """);
    }

    private static Html Row(PlannedOutcome outcome, VisitResult row, Axis x, double y)
    {
        var c = row.Comparison!;
        return Html.Of($"""
            {Marks.Text("label", 0, y + 4, Wording.Capital(row.Visit.Label))}
            {Marks.Line("bar effect", x.At(c.Limits.Lower), y, x.At(c.Limits.Upper), y)}
            <path class="effect" d="M {x.At(c.Estimate) - 6:0.##} {y:0.##} l 6 -6 6 6 -6 6 z"/>
            {Marks.Text("label end", Width, y + 4, $"{Numerals.Fixed(c.Estimate, outcome.Decimals)} ({Numerals.Interval(c.Limits.Lower, c.Limits.Upper, outcome.Decimals)})")}
            """);
    }

    private static Html Sides(TrialPlan plan, PlannedOutcome outcome, Axis x, double y)
    {
        var (left, right) = outcome.LowerIsBetter ? (plan.Treated, plan.Control) : (plan.Control, plan.Treated);
        return Html.Of($"""{Marks.Text("note end", x.At(0) - 10, y, $"← better with {left.Label}")}{Marks.Text("note", x.At(0) + 10, y, $"better with {right.Label} →")}""");
    }
}
