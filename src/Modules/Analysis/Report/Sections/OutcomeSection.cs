using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>One outcome: its differences, what each arm's scores look like, its course, each figure with its numbers under it.</summary>
internal static class OutcomeSection
{
    public static Section Of(TrialResults results, OutcomeResult result)
    {
        var (plan, outcome, code) = (results.Plan, result.Outcome, result.Outcome.Code.Replace('.', '-'));
        return new("outcome-" + code, Wording.Capital(outcome.Label),
        [
            new MarginNote($"Adjusted difference: {result.Visits.Select(v => v.Comparison?.Method).FirstOrDefault(m => m is not null) ?? Wording.Method(plan)}. Asked for by {plan.Reference("analysis.method")}."),
            Differences(plan, result, code),
            .. Joint(result),
            Scores(plan, result, code),
            new Figure($"course-{code}", TrajectoryFigure.Of(plan, result),
                $"Mean {outcome.Label}, in {outcome.Unit} ({outcome.Direction}), with {Numerals.Level(plan.Level)} intervals, of those measured at each visit. The arms stand a little apart so that both can be seen.{Started(plan, result)}", Means(plan, result, code)),
            new Figure($"differences-{code}", EffectFigure.Of(plan, result), $"Adjusted difference, {plan.Treated.Label} minus {plan.Control.Label}, in {outcome.ShortUnit()}, with {Numerals.Level(plan.Level)} intervals. The upright line is no difference.{DegreesOfFreedom(result)}", Steps(plan, result, code)),
        ]);
    }

    private static string DegreesOfFreedom(OutcomeResult result) => result.Visits.Select(visit => visit.Comparison?.DegreesOfFreedomMethod).FirstOrDefault(method => method is not null) is { } method
        ? $" Degrees of freedom (df): {method}." : "";

    private static string Started(TrialPlan plan, OutcomeResult result) => !result.Answered.Any() ? "" : $" After the broken line {plan.Control.Label} has begun too, and the arms are no longer compared.";

    private static Table Differences(TrialPlan plan, OutcomeResult result, string code)
    {
        var hasAdjusted = result.Visits.Any(visit => visit.Comparison?.AdjustedP is not null);
        Column[] columns =
        [
            new("Visit"), new("n", Wording.Capital(plan.Treated.Label)), new("Mean (SD)", Wording.Capital(plan.Treated.Label)), new("n", Wording.Capital(plan.Control.Label)), new("Mean (SD)", Wording.Capital(plan.Control.Label)),
            new($"Estimate ({Numerals.Level(plan.Level)} interval)", "Adjusted difference"), new("p", "Adjusted difference"), .. hasAdjusted ? [new Column("p, adjusted", "Adjusted difference")] : Array.Empty<Column>(),
        ];
        return new($"outcome-{code}", $"{Wording.Capital(result.Outcome.Label)} by visit, in {result.Outcome.Unit}; {result.Outcome.Direction}. Those measured, and the difference {plan.Treated.Label} minus {plan.Control.Label}.", columns,
        [
            new(Wording.Capital(plan.Baseline.Label), [.. Arm(result.TreatedBaseline, result), .. Arm(result.ControlBaseline, result), ""]),
            .. result.Visits.Select(visit => new Row(Wording.Capital(visit.Visit.Label), [.. Arm(visit.Treated, result), .. Arm(visit.Control, result), .. Comparison(result.Outcome, visit, hasAdjusted)])
            {
                IsMarked = result.Outcome.IsPrimary && visit.Visit.Code == plan.PrimaryVisit,
            }),
        ]) { Note = result.Outcome.IsPrimary && plan.PrimaryVisit is not null ? "The shaded row is the one on which the trial is judged." : null };
    }

    private static string[] Arm(Description d, OutcomeResult result) => [$"{d.N}", Cell.MeanSd(d, result.Outcome.Decimals)];

    private static string[] Comparison(PlannedOutcome outcome, VisitResult visit, bool hasAdjusted) => visit.Comparison is not { } c ? [visit.WhyNone!] :
    [
        $"{Numerals.Fixed(c.Estimate, outcome.Decimals)} ({Cell.Limits(c.Limits, outcome.Decimals)})", Numerals.P(c.P), .. hasAdjusted ? [c.AdjustedP is { } p ? Numerals.P(p) : Cell.Nothing] : Array.Empty<string>(),
    ];

    private static IEnumerable<Block> Joint(OutcomeResult result)
    {
        if (result.Repeated is not { } fit) yield break;
        yield return Block.Prose(string.Join(" ", fit.Joint.Select(test => $"Test of {test.Label}: F = {Numerals.Fixed(test.F, 2)} on {Numerals.Fixed(test.Numerator, 0)} and {Numerals.Fixed(test.Denominator, 1)} degrees of freedom, p\u00a0=\u00a0{Numerals.P(test.P)}.")), "All visits together.");
    }

    private static Table Scores(TrialPlan plan, OutcomeResult result, string code)
    {
        IEnumerable<Row> Rows(PlannedArm arm, Func<VisitResult, Description> scores, Func<VisitResult, Change?> change) => result.Visits.Select(visit => new Row(
            $"{Wording.Capital(arm.Label)}, {visit.Visit.Label}", $"{change(visit)?.Points.N ?? 0} of {scores(visit).N}",
            change(visit)?.Points is { Mean: { } mean } points ? $"{Numerals.Signed(mean, result.Outcome.Decimals)} ({Cell.Limits(points.MeanLimits, result.Outcome.Decimals)})" : Cell.Nothing,
            change(visit)?.Percent is { } percent ? $"{Numerals.Signed(percent, 1)}% ({Cell.Limits(change(visit)!.PercentLimits, 1)})" : Cell.Nothing));
        return new($"change-{code}", $"Change of {result.Outcome.Label} since {plan.Baseline.Label}, within each arm, of those measured both times ({Numerals.Level(plan.Level)} intervals). A change within an arm also holds what time alone would have done.",
            [new("Arm and visit"), new("n, of those measured"), new($"Change, {result.Outcome.ShortUnit()}"), new("Change of the mean")],
            [.. Rows(plan.Treated, v => v.Treated, v => v.TreatedChange), .. Rows(plan.Control, v => v.Control, v => v.ControlChange)]);
    }

    private static Table Means(TrialPlan plan, OutcomeResult result, string code)
    {
        string Mean(Description d) => $"{(d.Mean is { } mean ? Numerals.Fixed(mean, result.Outcome.Decimals) : Cell.Nothing)} ({Cell.Limits(d.MeanLimits, result.Outcome.Decimals)})";
        Row Of(string label, Description t, Description c) => new(Wording.Capital(label), Mean(t), Mean(c));
        return new($"means-{code}", $"Means of {result.Outcome.Label}", [new("Visit"), new($"{Wording.Capital(plan.Treated.Label)}: mean ({Numerals.Level(plan.Level)} interval)"), new($"{Wording.Capital(plan.Control.Label)}: mean ({Numerals.Level(plan.Level)} interval)")],
            [Of(plan.Baseline.Label, result.TreatedBaseline, result.ControlBaseline), .. result.Visits.Select(v => Of(v.Visit.Label, v.Treated, v.Control)), .. result.Answered.Select(v => Of(v.Visit.Label, v.Treated, v.Control))]);
    }

    private static Table Steps(TrialPlan plan, OutcomeResult result, string code) => new($"differences-{code}", $"Differences in {result.Outcome.Label}",
        [new("Visit"), new("Difference"), new($"{Numerals.Level(plan.Level)} interval"), new("Standard error"), new("t"), new("df"), new("In SDs before"), new("n analysed")],
        [.. result.Visits.Where(v => v.Comparison is not null).Select(v => StepOf(result.Outcome, v, v.Comparison!))]);

    private static Row StepOf(PlannedOutcome outcome, VisitResult visit, Comparison c) => new(
        Wording.Capital(visit.Visit.Label), Numerals.Fixed(c.Estimate, outcome.Decimals), Cell.Limits(c.Limits, outcome.Decimals), Numerals.Fixed(c.StandardError, outcome.Decimals + 1), Numerals.Fixed(c.T, 2), Numerals.Fixed(c.DegreesOfFreedom, 1),
        visit.Scaled is { } s ? $"{Numerals.Fixed(s.Estimate, 2)} ({Cell.Limits(s.Limits, 2)})" : Cell.Nothing, $"{c.Treated} + {c.Control}");
}
