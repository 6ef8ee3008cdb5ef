using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report.Figures;

/// <summary>The participants' way through the trial as far as the data show it: randomised, allocated, analysed at each visit. Drawn as the live flow is.</summary>
internal static class FlowFigure
{
    public static FlowChart Of(TrialResults results)
    {
        var plan = results.Plan;
        FlowNumber randomised = new("Randomised", results.Randomised);
        return new([new("Randomised",
            [new("Randomised", randomised, randomised, [])],
            [
                Column(plan.Treated, results.Treated, results, visit => visit.Comparison?.Treated ?? 0),
                Column(plan.Control, results.Control, results, visit => visit.Comparison?.Control ?? 0),
            ])]);
    }

    private static FlowColumn Column(PlannedArm arm, int allocated, TrialResults results, Func<VisitResult, int> analysed)
    {
        FlowNumber all = new(Wording.Capital(arm.Label), allocated);
        return new(all.Label, all, [.. results.PrimaryOutcome.Visits.Select(visit =>
            new FlowBox(Wording.Capital(visit.Visit.Label), all, new("Analysed", analysed(visit)), [new("Not analysed", allocated - analysed(visit))]))]);
    }
}
