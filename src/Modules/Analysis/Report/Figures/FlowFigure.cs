using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>The participants' way through the trial as far as the data show it: randomised, allocated, analysed at each visit.</summary>
internal static class FlowFigure
{
    private const double Width = 720, BoxWidth = 300, BoxHeight = 44, Gap = 20, LeftBox = 30, RightBox = Width - BoxWidth - 30;

    public static Html Of(TrialResults results)
    {
        var (plan, visits) = (results.Plan, results.PrimaryOutcome.Visits);
        double RowTop(int row) => 8 + row * (BoxHeight + Gap);
        var height = RowTop(visits.Count + 2);
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {height}" role="img" aria-label="Participant flow; the same counts are in the table below.">
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>
            {Box((Width - BoxWidth) / 2, RowTop(0), "Randomised", $"{results.Randomised} participants")}
            {Fork(RowTop(0) + BoxHeight, RowTop(1))}
            {Box(LeftBox, RowTop(1), Wording.Capital(plan.Treated.Label), $"{results.Treated} allocated")}
            {Box(RightBox, RowTop(1), Wording.Capital(plan.Control.Label), $"{results.Control} allocated")}
            {visits.Select((visit, i) => Row(visit, results, RowTop(i + 2)))}
            </svg>
            """);
    }

    private static Html Row(VisitResult visit, TrialResults results, double top) => Html.Of(
        $"{Arm(LeftBox, top, visit.Visit, visit.Comparison?.Treated ?? 0, results.Treated)}{Arm(RightBox, top, visit.Visit, visit.Comparison?.Control ?? 0, results.Control)}");

    private static Html Arm(double left, double top, PlannedVisit visit, int analysed, int allocated) => Html.Of(
        $"{Arrow(left + BoxWidth / 2, top - Gap, left + BoxWidth / 2, top)}{Box(left, top, visit.Label, $"{analysed} analysed, {allocated - analysed} not")}");

    private static Html Box(double left, double top, string title, string text) => Html.Of($"""
        <rect class="box" x="{left}" y="{top}" width="{BoxWidth}" height="{BoxHeight}" rx="6"/>
        <text class="middle" x="{left + BoxWidth / 2}" y="{top + 19}"><tspan class="strong">{Wording.Capital(title)}</tspan></text>
        {Marks.Text("middle", left + BoxWidth / 2, top + 36, text)}
        """);

    private static Html Fork(double from, double to) => Html.Of($"""
        {Marks.Line("flow", Width / 2, from, Width / 2, from + Gap / 2)}
        {Marks.Line("flow", LeftBox + BoxWidth / 2, from + Gap / 2, RightBox + BoxWidth / 2, from + Gap / 2)}
        {Arrow(LeftBox + BoxWidth / 2, from + Gap / 2, LeftBox + BoxWidth / 2, to)}{Arrow(RightBox + BoxWidth / 2, from + Gap / 2, RightBox + BoxWidth / 2, to)}
        """);

    private static Html Arrow(double x1, double y1, double x2, double y2) =>
        Html.Of($"""<line class="flow" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#tip)"/>""");
}
