using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report.Figures;

/// <summary>The participants' way through the trial as far as the data show it: randomised, allocated, measured at each visit, analysed. Drawn as the live flow is.</summary>
internal static class FlowFigure
{
    public static FlowChart Of(TrialResults results)
    {
        var plan = results.Plan;
        FlowNumber randomised = new("Randomised", results.Randomised);
        return new([new("Randomised",
            [new("Randomised", randomised, randomised, [])],
            [
                Column(plan.Treated, results.Treated, results, visit => visit.Treated.N, comparison => comparison.Treated),
                Column(plan.Control, results.Control, results, visit => visit.Control.N, comparison => comparison.Control),
            ])]);
    }

    // A model for all visits analyses whoever was measured once; a model of one visit those who were measured at it.
    private static FlowColumn Column(PlannedArm arm, int allocated, TrialResults results, Func<VisitResult, int> measured, Func<Comparison, int> analysed)
    {
        FlowNumber all = new(Wording.Capital(arm.Label), allocated);
        var key = results.PrimaryOutcome.Visits.Single(visit => visit.Visit.Code == results.Plan.KeyVisit.Code);
        var compared = key.Comparison is { } comparison ? analysed(comparison) : 0;
        return new(all.Label, all,
        [
            .. results.PrimaryOutcome.Visits.Select(visit => new FlowBox(Wording.Capital(visit.Visit.Label), all, new("Measured", measured(visit)), [new("Not measured", allocated - measured(visit))])),
            new($"Analysis, {key.Visit.Label}", all, new("Analysed", compared), [new("Not analysed", allocated - compared)]),
        ]);
    }
}
