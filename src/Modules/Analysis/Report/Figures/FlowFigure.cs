using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report.Figures;

/// <summary>
/// The participants' way through the trial as far as the data show it: randomised, allocated, measured at each visit, analysed; and in a second panel, once
/// somebody was measured after the waiting arm had started, the visits from then on. Drawn as the live flow is.
/// </summary>
internal static class FlowFigure
{
    public static FlowChart Of(TrialResults results)
    {
        var plan = results.Plan;
        FlowNumber randomised = new("Randomised", results.Randomised);
        IReadOnlyList<FlowBox> trunk = [new("Randomised", randomised, randomised, [])];
        FlowPanel first = new("Randomised", trunk,
        [
            Column(plan.Treated, results.Treated, results, visit => visit.Treated.N, comparison => comparison.Treated),
            Column(plan.Control, results.Control, results, visit => visit.Control.N, comparison => comparison.Control),
        ]);
        var later = results.PrimaryOutcome.Answered.ToList();
        return later.Count == 0 ? new([first]) : new([first, new("After the waiting arm has started", trunk,
        [
            Later(plan.Treated, results.Treated, later, visit => visit.Treated.N), Later(plan.Control, results.Control, later, visit => visit.Control.N),
        ])]);
    }

    private static FlowColumn Later(PlannedArm arm, int allocated, IEnumerable<FollowUpResult> visits, Func<FollowUpResult, int> measured)
    {
        FlowNumber all = new(Wording.Capital(arm.Label), allocated);
        return new(all.Label, all, [.. visits.Select(visit => AtVisit(visit.Visit, all, measured(visit)))]);
    }

    private static FlowBox AtVisit(PlannedVisit visit, FlowNumber all, int measured) =>
        new(Wording.Capital(visit.Label), all, new("Measured", measured), [new("Not measured", all.Count - measured)]);

    // A model for all visits analyses whoever was measured once; a model of one visit those who were measured at it.
    private static FlowColumn Column(PlannedArm arm, int allocated, TrialResults results, Func<VisitResult, int> measured, Func<Comparison, int> analysed)
    {
        FlowNumber all = new(Wording.Capital(arm.Label), allocated);
        var key = results.PrimaryOutcome.Visits.Single(visit => visit.Visit.Code == results.Plan.KeyVisit.Code);
        var compared = key.Comparison is { } comparison ? analysed(comparison) : 0;
        return new(all.Label, all,
        [
            .. results.PrimaryOutcome.Visits.Select(visit => AtVisit(visit.Visit, all, measured(visit))),
            new($"Analysis, {key.Visit.Label}", all, new("Analysed", compared), [new("Not analysed", allocated - compared)]),
        ]);
    }
}
