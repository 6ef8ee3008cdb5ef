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
        var began = results.Plan.ComparesArms ? "Randomised" : "Joined";
        FlowNumber all = new(began, results.Randomised);
        IReadOnlyList<FlowBox> trunk = [new(began, all, all, [])];
        FlowPanel first = new(began, trunk, [.. results.Arms.Select(arm => Column(results, arm))]);
        var later = results.PrimaryOutcome.Answered.ToList();
        return later.Count == 0 ? new([first]) : new([first, new("After the waiting arm has started", trunk, [.. results.Arms.Select(arm => Later(arm, later))])]);
    }

    /// <summary>How many of an arm are in the analysis: where nothing is compared, those measured before and at the visit.</summary>
    public static int Analysed(TrialResults results, ArmResult arm, PlannedVisit visit) =>
        results.Plan.ComparesArms ? arm.Analysed(results, visit) : arm.ChangeAt(results.Plan.PrimaryOutcome.Code, visit)?.Points.N ?? 0;

    private static FlowColumn Later(ArmResult arm, IEnumerable<FollowUpResult> visits)
    {
        FlowNumber all = new(Wording.Capital(arm.Arm.Label), arm.Randomised);
        return new(all.Label, all, [.. visits.Select(visit => AtVisit(visit.Visit, all, arm.Later(arm.Results.Plan.PrimaryOutcome.Code, visit.Visit).Scores.N))]);
    }

    private static FlowBox AtVisit(PlannedVisit visit, FlowNumber all, int measured) =>
        new(Wording.Capital(visit.Label), all, new("Measured", measured), [new("Not measured", all.Count - measured)]);

    // A model for all visits analyses whoever was measured once; a model of one visit those who were measured at it.
    private static FlowColumn Column(TrialResults results, ArmResult arm)
    {
        FlowNumber all = new(Wording.Capital(arm.Arm.Label), arm.Randomised);
        var (outcome, key) = (results.Plan.PrimaryOutcome.Code, results.Plan.KeyVisit);
        var analysed = Analysed(results, arm, key);
        return new(all.Label, all,
        [
            .. results.Plan.Visits.Select(visit => AtVisit(visit, all, arm.At(outcome, visit).N)),
            new($"Analysis, {key.Label}", all, new("Analysed", analysed), [new("Not analysed", arm.Randomised - analysed)]),
        ]);
    }
}
