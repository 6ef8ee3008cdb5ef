using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class MissingSection
{
    // Beyond ten points between the arms, leaving is likely to have to do with the arm itself.
    private const double AlarmingGap = 0.10;

    public static Section Of(TrialResults results) => new("missing", "Who is missing",
    [
        new Table("missing", $"Missing scores of {results.PrimaryOutcome.Outcome.Label}, by {(results.Plan.ComparesArms ? "arm and " : "")}visit: count (share of those {(results.Plan.ComparesArms ? "randomised" : "who joined")}).",
            [new("Visit"), .. results.Arms.Select(arm => new Column($"{Wording.Capital(arm.Arm.Label)}, n = {arm.Randomised}")), .. !results.Plan.ComparesArms ? Array.Empty<Column>() : [new(results.Others.Count == 0 ? "Gap, percentage points" : "Gap of the first two, percentage points")]],
            [
                RowOf(results, results.Plan.Baseline.Label, arm => arm.Before(results.Plan.PrimaryOutcome.Code)),
                .. results.Plan.Visits.Select(visit => RowOf(results, visit.Label, arm => arm.At(results.Plan.PrimaryOutcome.Code, visit))),
                .. results.PrimaryOutcome.Answered.Select(visit => RowOf(results, visit.Visit.Label, arm => arm.Later(results.Plan.PrimaryOutcome.Code, visit.Visit).Scores)),
            ]),
        Block.Prose(Sentences(results)),
        .. Reasons(results),
    ]);

    private static Row RowOf(TrialResults results, string label, Func<ArmResult, Description> scores) => new(Wording.Capital(label),
    [
        .. results.Arms.Select(arm => Missing(arm.Randomised, scores(arm))),
        .. !results.Plan.ComparesArms ? Array.Empty<string>() : [Numerals.Signed(100 * Gap(results, scores(results.Arms[0]), scores(results.Arms[1])), 0)],
    ]);

    private static string Missing(int allocated, Description d) => $"{allocated - d.N} ({Numerals.Percent(allocated - d.N, allocated)})";

    private static double Gap(TrialResults results, Description treated, Description control) =>
        (double)(results.Treated - treated.N) / results.Treated - (double)(results.Control - control.N) / results.Control;

    private static string Sentences(TrialResults results)
    {
        var complete = $"{Wording.List([.. results.Arms.Select(arm => $"{arm.Complete} of {arm.Randomised}{(results.Plan.ComparesArms ? $" in {arm.Arm.Label}" : "")}")])} have a score at every visit.";
        if (!results.Plan.ComparesArms) return complete;
        var wide = results.PrimaryOutcome.Visits.Where(v => Math.Abs(Gap(results, v.Treated, v.Control)) > AlarmingGap).Select(v => Wording.At(v.Visit)).ToList();
        return complete + (wide.Count == 0
            ? " At no visit do the arms differ by more than ten percentage points in how many are missing."
            : $" {Wording.Capital(Wording.List(wide))} the arms differ by more than ten percentage points in how many are missing; the comparison there may be of unlike groups.");
    }

    private static IEnumerable<Block> Reasons(TrialResults results)
    {
        if (results.MissingReasons.Count == 0)
        {
            yield return Block.Prose("The data do not say why anyone is missing.");
            yield break;
        }
        yield return new Table("missing-reasons", $"Why scores are missing, by {(results.Plan.ComparesArms ? "arm and " : "")}visit.", [new("Visit"), new("Reason", HoldsWords: true), .. results.Arms.Select(arm => new Column(Wording.Capital(arm.Arm.Label)))],
            [.. results.MissingReasons.Concat(results.Others.SelectMany(other => other.MissingReasons)).Select(reason => (reason.Visit, reason.Reason)).Distinct()
                .Select(reason => new Row(Wording.Capital(reason.Visit), [reason.Reason, .. results.Arms.Select(arm => $"{arm.MissingBecause(reason.Visit, reason.Reason)}")]))]);
    }
}
