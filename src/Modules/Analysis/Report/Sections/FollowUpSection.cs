using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>What became of both arms once the waiting one had started. Nothing here is a comparison with no treatment.</summary>
internal static class FollowUpSection
{
    public static IEnumerable<Section> Of(TrialResults results)
    {
        if (results.Plan.FollowUps.Count == 0) yield break;
        var plan = results.Plan;
        yield return new("later", "After the waiting arm has started",
        [
            Block.Prose($"After {plan.Visits[^1].Label.Replace("after ", "", StringComparison.Ordinal)} both arms have been offered the same. What follows describes each arm by itself: how those who started at once fared later, and how those who waited fared while it was their turn. "
                + "A difference between the arms would not be one against no treatment, so none is given; and a change within an arm also holds what time alone would have done."),
            .. Later(results),
        ]);
    }

    private static IEnumerable<Block> Later(TrialResults results)
    {
        if (!results.Outcomes.Any(outcome => outcome.Answered.Any())) return [Block.Prose("Nobody had answered a later survey by the day of the freeze.")];
        return results.Outcomes.Select(outcome => TableOf(results, outcome));
    }

    private static Table TableOf(TrialResults results, OutcomeResult result) => new($"later-{result.Outcome.Code.Replace('.', '-')}",
        $"{Wording.Capital(result.Outcome.Label)} after both arms had started, in {result.Outcome.Unit}; {result.Outcome.Direction}. Change with {Numerals.Level(results.Plan.Level)} interval, of those measured both times.",
        [new("Arm and visit"), new("n"), new("Mean (SD)"), new("Change since before"), new("Change since the visit before")],
        [.. result.Answered.SelectMany(visit => results.Arms.Select(arm => arm.Later(result.Outcome.Code, visit.Visit) is var (scores, before, since) ? RowOf(arm.Arm, visit, scores, before, since, result.Outcome) : null!))]);

    private static Row RowOf(PlannedArm arm, FollowUpResult visit, Description d, Change before, Change since, PlannedOutcome outcome)
    {
        string Of(Change change) => change.Points.Mean is { } mean ? $"{Numerals.Signed(mean, outcome.Decimals)} ({Cell.Limits(change.Points.MeanLimits, outcome.Decimals)}), n = {change.Points.N}" : Cell.Nothing;
        return new($"{Wording.Capital(arm.Label)}, {visit.Visit.Label}", $"{d.N}", Cell.MeanSd(d, outcome.Decimals), Of(before), Of(since)) { Unit = $"the visit before: {visit.Previous.Label}" };
    }
}
