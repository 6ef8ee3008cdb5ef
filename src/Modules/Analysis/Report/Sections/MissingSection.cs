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
        new Table("missing", $"Missing scores of {results.PrimaryOutcome.Outcome.Label}, by arm and visit: count (share of those randomised).",
            [new("Visit"), new($"{Wording.Capital(results.Plan.Treated.Label)}, n = {results.Treated}"), new($"{Wording.Capital(results.Plan.Control.Label)}, n = {results.Control}"), new("Gap, percentage points")],
            [
                RowOf(results, results.Plan.Baseline.Label, results.PrimaryOutcome.TreatedBaseline, results.PrimaryOutcome.ControlBaseline),
                .. results.PrimaryOutcome.Visits.Select(visit => RowOf(results, visit.Visit.Label, visit.Treated, visit.Control)),
                .. results.PrimaryOutcome.Answered.Select(visit => RowOf(results, visit.Visit.Label, visit.Treated, visit.Control)),
            ]),
        Block.Prose(Sentences(results)),
        .. Reasons(results),
    ]);

    private static Row RowOf(TrialResults results, string label, Description treated, Description control) =>
        new(Wording.Capital(label), Missing(results.Treated, treated), Missing(results.Control, control), Numerals.Signed(100 * Gap(results, treated, control), 0));

    private static string Missing(int allocated, Description d) => $"{allocated - d.N} ({Numerals.Percent(allocated - d.N, allocated)})";

    private static double Gap(TrialResults results, Description treated, Description control) =>
        (double)(results.Treated - treated.N) / results.Treated - (double)(results.Control - control.N) / results.Control;

    private static string Sentences(TrialResults results)
    {
        var complete = $"{results.TreatedComplete} of {results.Treated} in {results.Plan.Treated.Label} and {results.ControlComplete} of {results.Control} in {results.Plan.Control.Label} have a score at every visit.";
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
        yield return new Table("missing-reasons", "Why scores are missing, by arm and visit.", [new("Visit"), new("Reason", HoldsWords: true), new(Wording.Capital(results.Plan.Treated.Label)), new(Wording.Capital(results.Plan.Control.Label))],
            [.. results.MissingReasons.Select(reason => new Row(Wording.Capital(reason.Visit), reason.Reason, $"{reason.Treated}", $"{reason.Control}"))]);
    }
}
