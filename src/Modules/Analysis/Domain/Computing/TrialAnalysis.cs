using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Problems;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>Carries out a plan on a frozen dataset: the same code for a file and for a programme.</summary>
internal static class TrialAnalysis
{
    /// <summary>Named in every result, so that a number can be traced to the code that made it.</summary>
    public static readonly string CodeVersion = $"Confrere {typeof(TrialAnalysis).Assembly.GetName().Version?.ToString(3)}";

    /// <param name="opened">What only an opened trial may know: sessions held, and what the freeze left out.</param>
    public static TrialResults Run(TrialPlan plan, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened = null)
    {
        plan = DrawRounds.Found(plan, frozen, arms);
        var redraws = RedrawsOf(plan, frozen, arms, opened);
        var results = Contrast(plan, frozen, arms, opened, plan.ComparesArms, null, redraws);
        TrialResults Of(PlannedArm treated, PlannedArm control, bool compares) => Contrast(plan.For(treated, control), frozen, arms, opened, compares, results.Worse?.Points, redraws);
        return plan.Contrasts is not { } contrasts ? results : ContrastTests.AddTo(results with
        {
            Contrasts = [.. contrasts.Further.Select(contrast => ContrastOf(contrast, Of(contrast.Treated, contrast.Control, compares: true)))],
            Others = [.. contrasts.Others.Select(arm => Of(arm, plan.Control, compares: false))],
        });
    }

    private static ContrastResult ContrastOf(PlannedContrast contrast, TrialResults results) => new(contrast, results.Outcomes) { Plan = results.Plan, Treated = results.Treated, Control = results.Control, Further = results.Further };

    private static MinimisedRedraws? RedrawsOf(TrialPlan plan, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened) =>
        opened?.Minimised is { } list && plan.RandomisationTest is { IsMinimised: true } ? new(plan, list, () => RandomisationCheck.Residuals(plan, TrialTable.OfEverybody(frozen, plan, arms, opened.Delivered), plan.KeyVisit)) : null;

    // Two arms, or one that nothing is compared with. What counts as worse is the same in every arm.
    private static TrialResults Contrast(TrialPlan plan, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened, bool compares, double? worseBy, MinimisedRedraws? redraws)
    {
        var table = TrialTable.Of(frozen, plan, arms, opened?.Delivered, opened?.Blocks);
        var main = plan.Sets is [var first, ..] ? AnalysisSets.Members(plan, table, first) : table;
        IReadOnlyList<OutcomeResult> outcomes = [.. plan.Outcomes.Select(outcome => OutcomeOf(plan, main, outcome, compares))];
        var further = compares ? FurtherAnalyses.Of(plan, table, main, outcomes, redraws) : null;
        return new(plan, frozen.Hash, frozen.DictionaryHash, CodeVersion, table.Treated.Count, table.Control.Count,
            Complete(plan, table, table.Treated), Complete(plan, table, table.Control), BaselineTable.Of(plan, table),
            WithAdjustedP(outcomes, further), DeliveryOf(plan, table, opened), opened?.Exclusions ?? [])
        {
            Further = further, InSet = main.Subjects.Count, Worse = Worse.Of(plan, main, worseBy ?? Worse.PointsOf(Scale(plan, main, plan.PrimaryOutcome))),
            Rounds = compares ? DrawRounds.Of(plan, table, plan.KeyVisit) : [], MissingReasons = Reasons(plan, table), Outside = OutsideInfluence.Of(plan, table, opened?.Outside ?? []), Distress = opened?.Distress ?? [],
            Deviations = [.. plan.Deviations.Concat(opened?.Deviations ?? []).OrderBy(deviation => deviation.Date, StringComparer.Ordinal)],
        };
    }

    private static OutcomeResult OutcomeOf(TrialPlan plan, TrialTable table, PlannedOutcome outcome, bool compares)
    {
        var (repeated, whyNone) = compares && plan.Method == TrialPlan.Mmrm ? RepeatedMeasures.Of(plan, table, outcome) : (null, null);
        var scale = Scale(plan, table, outcome);
        return new(outcome, Describe(plan, table, table.Treated, plan.Baseline, outcome), Describe(plan, table, table.Control, plan.Baseline, outcome),
            [.. plan.Visits.Select(visit => VisitOf(plan, table, outcome, visit, compares, repeated, whyNone, scale))])
        {
            Repeated = repeated?.Fit, FollowUps = [.. plan.FollowUps.Select((visit, i) => FollowUpOf(plan, table, outcome, visit, i == 0 ? plan.Visits[^1] : plan.FollowUps[i - 1]))],
        };
    }

    private static VisitResult VisitOf(
        TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit, bool compares, RepeatedMeasures? repeated, string? whyNone, double? scale)
    {
        var (comparison, clusters, why) = !compares ? (null, null, null) : plan.Method == TrialPlan.Mmrm
            ? (repeated?.At(visit), null, whyNone ?? "The standard error cannot be estimated from so few participants.")
            : DifferenceAtVisit.Of(plan, table, outcome, visit);
        return new(visit, Describe(plan, table, table.Treated, visit, outcome), Describe(plan, table, table.Control, visit, outcome), comparison, comparison is null ? why : null)
        {
            TreatedChange = ChangeOf(plan, table, table.Treated, outcome, plan.Baseline, visit), ControlChange = ChangeOf(plan, table, table.Control, outcome, plan.Baseline, visit),
            Clusters = clusters, TreatedAdjusted = repeated?.MeanOf(plan.Treated, visit), ControlAdjusted = repeated?.MeanOf(plan.Control, visit),
            Scaled = comparison is { } c && scale is { } sd ? new(c.Estimate / sd, new(c.Limits.Lower / sd, c.Limits.Upper / sd), sd) : null,
        };
    }

    // One yardstick for all visits: the spread before treatment, within arms.
    private static double? Scale(TrialPlan plan, TrialTable table, PlannedOutcome outcome)
    {
        if (!plan.ComparesArms) return Description.Of(table.Numbers(table.Treated, plan.Baseline.Code, outcome.Code), plan.Level).Sd;
        try
        {
            return ModelEffect.PooledStandardDeviation(table.Numbers(table.Treated, plan.Baseline.Code, outcome.Code), table.Numbers(table.Control, plan.Baseline.Code, outcome.Code));
        }
        catch (DataProblemsException)
        {
            return null;
        }
    }

    private static Change ChangeOf(TrialPlan plan, TrialTable table, IReadOnlyList<string> arm, PlannedOutcome outcome, PlannedVisit from, PlannedVisit to) => Change.Of(
        [.. arm.Select(s => (Before: table.Number(s, from.Code, outcome.Code), After: table.Number(s, to.Code, outcome.Code)))
            .Where(pair => pair is { Before: not null, After: not null }).Select(pair => (pair.Before!.Value, pair.After!.Value))], plan.Level);

    private static FollowUpResult FollowUpOf(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit, PlannedVisit previous)
    {
        Change Since(IReadOnlyList<string> arm, PlannedVisit from) => ChangeOf(plan, table, arm, outcome, from, visit);
        return new(visit, previous, Describe(plan, table, table.Treated, visit, outcome), Describe(plan, table, table.Control, visit, outcome),
            Since(table.Treated, plan.Baseline), Since(table.Control, plan.Baseline), Since(table.Treated, previous), Since(table.Control, previous));
    }

    private static IReadOnlyList<OutcomeResult> WithAdjustedP(IReadOnlyList<OutcomeResult> outcomes, FurtherResults? further)
    {
        if (further is not { Multiplicity: { Count: > 0 } tests }) return outcomes;
        var adjusted = tests.ToDictionary(test => test.Test, test => test.Adjusted);
        VisitResult With(OutcomeResult outcome, VisitResult visit) =>
            visit.Comparison is { } c && adjusted.TryGetValue(PlannedMultiplicity.TestOf(outcome.Outcome, visit.Visit), out var p) ? visit with { Comparison = c with { AdjustedP = p } } : visit;
        return [.. outcomes.Select(outcome => outcome with { Visits = [.. outcome.Visits.Select(visit => With(outcome, visit))] })];
    }

    private static Description Describe(TrialPlan plan, TrialTable table, IReadOnlyList<string> arm, PlannedVisit visit, PlannedOutcome outcome) =>
        Description.Of(table.Numbers(arm, visit.Code, outcome.Code), plan.Level);

    private static IReadOnlyList<MissingReason> Reasons(TrialPlan plan, TrialTable table)
    {
        string? Why(string subject, PlannedVisit visit) => table.Number(subject, visit.Code, plan.PrimaryOutcome.Code) is null ? table.Text(subject, visit.Code, TrialTable.ReasonVariable) : null;
        return
        [
            .. plan.Visits.Prepend(plan.Baseline).Concat(plan.FollowUps).SelectMany(visit => table.Subjects.Select(s => Why(s, visit)).OfType<string>().Distinct().Order(StringComparer.Ordinal)
                .Select(reason => new MissingReason(visit.Label, reason, table.Treated.Count(s => Why(s, visit) == reason), table.Control.Count(s => Why(s, visit) == reason)))),
        ];
    }

    // Everyone who has the first outcome at every visit after baseline.
    private static int Complete(TrialPlan plan, TrialTable table, IReadOnlyList<string> arm) =>
        arm.Count(subject => plan.Visits.All(visit => table.Number(subject, visit.Code, plan.PrimaryOutcome.Code) is not null));

    private static Delivery? DeliveryOf(TrialPlan plan, TrialTable table, OpenedBeside? opened)
    {
        if (opened is null) return null;
        Description Held(IReadOnlyList<string> arm) => Description.Of([.. arm.Where(opened.Delivered.ContainsKey).Select(s => (double)opened.Delivered[s].Held)], plan.Level);
        return new(Held(table.Treated), Held(table.Control), opened.DeliveryHash);
    }
}
