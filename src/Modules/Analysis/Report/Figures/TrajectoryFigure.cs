using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>Means with intervals over time, one line an arm, of those measured at each visit.</summary>
internal static class TrajectoryFigure
{
    private const double Width = 720, Height = 380, Left = 56, Right = 696, Top = 44, Bottom = 322;
    // The arms stand side by side, so that their intervals do not cover each other.
    private const double Aside = 4.5;

    private sealed record Point(PlannedVisit Visit, Description Arm);

    public static Html Of(TrialPlan plan, OutcomeResult result)
    {
        var treated = Points(plan, result, result.TreatedBaseline, visit => visit.Treated, visit => visit.Treated);
        var control = Points(plan, result, result.ControlBaseline, visit => visit.Control, visit => visit.Control);
        var all = treated.Concat(control).ToList();
        if (all.Count == 0) return Html.Nothing;
        var y = Axis.Over(all.SelectMany(p => Extent(p.Arm)), Bottom, Top);
        IReadOnlyList<PlannedVisit> later = [.. result.Answered.Select(visit => visit.Visit)];
        var lastMonth = Math.Max(plan.Visits.Concat(later).Max(visit => visit.Months), 1e-9);
        double X(PlannedVisit visit) => Left + 24 + visit.Months / lastMonth * (Right - Left - 48);
        return Html.Of($"""
            <svg class="course" viewBox="0 0 {Width} {Height}" role="img" aria-label="{result.Outcome.Label}: mean by arm and visit; the numbers are in the table below.">
            {Legend(plan)}
            {y.Ticks.Select(tick => Html.Of($"{Marks.Line("grid", Left, y.At(tick), Right, y.At(tick))}{Marks.Text("tick end", Left - 8, y.At(tick) + 4, Numerals.Fixed(tick, y.Decimals))}"))}
            {XAxis(plan, later, X)}{Started(plan, later, X)}
            {(plan.ComparesArms ? Arm(control, isTreated: false, X, y) : Html.Nothing)}{Arm(treated, isTreated: true, X, y)}
            </svg>
            """);
    }

    private static Html Legend(TrialPlan plan) => !plan.ComparesArms ? Html.Nothing : Html.Of(
        $"""{Marks.Of(true, Left + 6, 16)}{Marks.Text("label", Left + 18, 20, Wording.Capital(plan.Treated.Label))}{Marks.Of(false, Left + 256, 16)}{Marks.Text("label", Left + 268, 20, Wording.Capital(plan.Control.Label))}""");

    private static Html XAxis(TrialPlan plan, IReadOnlyList<PlannedVisit> later, Func<PlannedVisit, double> x) => Html.Join(
        plan.Visits.Prepend(plan.Baseline).Concat(later).Select(visit => Html.Of(
            $"{Marks.Line("axis", x(visit), Bottom, x(visit), Bottom + 5)}{Marks.Text("tick middle", x(visit), Bottom + 22, Wording.Capital(visit.Label))}"))
        .Append(Marks.Line("axis", Left, Bottom, Right, Bottom))
        .Append(Marks.Text("tick middle", (Left + Right) / 2, Bottom + 46, plan.ComparesArms ? "Months since randomisation" : "Months since the start")));

    // From here on both arms are treated.
    private static Html Started(TrialPlan plan, IReadOnlyList<PlannedVisit> later, Func<PlannedVisit, double> x) => later.Count == 0 ? Html.Nothing : Html.Of(
        $"""{Marks.Line("started", x(plan.Visits[^1]) + 14, Top - 12, x(plan.Visits[^1]) + 14, Bottom)}{Marks.Text("note", x(plan.Visits[^1]) + 20, Top - 2, "both arms are treated from here")}""");

    private static Html Arm(IReadOnlyList<Point> points, bool isTreated, Func<PlannedVisit, double> x, Axis y)
    {
        var (aside, kind) = isTreated ? (-Aside, "treated") : (Aside, "control");
        double At(Point point) => x(point.Visit) + aside;
        var path = string.Join(' ', points.Select(p => FormattableString.Invariant($"{At(p):0.##},{y.At(p.Arm.Mean!.Value):0.##}")));
        return Html.Of($"""
            <polyline class="path {kind}" points="{path}"/>
            {points.Where(p => p.Arm.MeanLimits is not null).Select(p => Marks.Line("bar " + kind, At(p), y.At(p.Arm.MeanLimits!.Lower), At(p), y.At(p.Arm.MeanLimits.Upper)))}
            {points.Select(p => Marks.Of(isTreated, At(p), y.At(p.Arm.Mean!.Value)))}
            """);
    }

    private static List<Point> Points(TrialPlan plan, OutcomeResult result, Description baseline, Func<VisitResult, Description> arm, Func<FollowUpResult, Description> later) =>
        [.. result.Visits.Select(visit => new Point(visit.Visit, arm(visit))).Prepend(new(plan.Baseline, baseline)).Concat(result.Answered.Select(visit => new Point(visit.Visit, later(visit)))).Where(p => p.Arm.Mean is not null)];

    private static IEnumerable<double> Extent(Description arm) => [arm.Mean!.Value, arm.MeanLimits?.Lower ?? arm.Mean.Value, arm.MeanLimits?.Upper ?? arm.Mean.Value];
}
