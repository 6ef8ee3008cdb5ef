using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class FlowSection
{
    public static Section Of(TrialResults results)
    {
        var chart = FlowFigure.Of(results);
        return new("flow", "Participants",
        [
            .. chart.Problems().Select(problem => Block.Prose($"These numbers do not add up: {problem}")), .. Figures(results, FlowDrawing.Pictures(chart)),
            .. Delivery(results), .. Outside(results), .. Exclusions(results),
        ]);
    }

    private static IEnumerable<Figure> Figures(TrialResults results, IReadOnlyList<Html> pictures)
    {
        yield return new("flow", pictures[0],
            results.Plan.ComparesArms
                ? "Participant flow. Analysed: in the arm to which they were randomised, with what the model needs. The data say nothing of those assessed but not randomised."
                : "Participant flow. Analysed: those who answered before and at the visit. The data say nothing of those who were asked and did not join.", Data(results));
        if (pictures is [_, var later])
            yield return new("flow-later", later, "Participant flow after the waiting arm has started, when both arms have been offered the same. Nothing is compared from here on.", Later(results));
    }

    private static Table Later(TrialResults results) => new("flow-later", "Participant flow after the waiting arm has started",
        Columns(results),
        [
            RowOf(results, "Randomised", arm => arm.Randomised),
            .. results.PrimaryOutcome.Answered.SelectMany(visit => (Row[])
            [
                RowOf(results, $"Measured, {visit.Visit.Label}", arm => LaterN(arm, visit.Visit)), RowOf(results, $"Not measured, {visit.Visit.Label}", arm => arm.Randomised - LaterN(arm, visit.Visit)),
            ]),
        ]);

    private static int LaterN(ArmResult arm, PlannedVisit visit) => arm.Later(arm.Results.Plan.PrimaryOutcome.Code, visit).Scores.N;

    private static int MeasuredN(ArmResult arm, PlannedVisit visit) => arm.At(arm.Results.Plan.PrimaryOutcome.Code, visit).N;

    private static IReadOnlyList<Column> Columns(TrialResults results) => [new("Step"), .. results.Arms.Select(arm => new Column(Wording.Capital(arm.Arm.Label)))];

    private static Row RowOf(TrialResults results, string step, Func<ArmResult, int> count) => new(step, [.. results.Arms.Select(arm => $"{count(arm)}")]);

    private static Table Data(TrialResults results) => new("flow", "Participant flow", Columns(results),
    [
        RowOf(results, results.Plan.ComparesArms ? "Randomised" : "Joined", arm => arm.Randomised),
        .. results.PrimaryOutcome.Visits.SelectMany(visit => (Row[])
        [
            RowOf(results, $"Measured, {visit.Visit.Label}", arm => MeasuredN(arm, visit.Visit)),
            RowOf(results, $"Not measured, {visit.Visit.Label}", arm => arm.Randomised - MeasuredN(arm, visit.Visit)),
            RowOf(results, $"Analysed, {visit.Visit.Label}", arm => FlowFigure.Analysed(results, arm, visit.Visit)),
        ]),
    ]);

    private static IEnumerable<Block> Delivery(TrialResults results)
    {
        if (results.Delivery is not null)
            yield return Block.Prose($"Sessions held by the day of the freeze: mean {string.Join(", ", results.Arms.Select(arm => $"{Mean(arm.Delivery!)} for {arm.Arm.Label}"))}.", "Delivery.");
        else if (results.Further?.Dose is { } dose)
            yield return Block.Prose($"{Wording.Capital(results.Plan.Dose!.Label)}: mean {Mean(dose.Treated)} for {results.Plan.Treated.Label}, {Mean(dose.Control)} for {results.Plan.Control.Label}.", "Delivery.");
    }

    private static IEnumerable<Block> Outside(TrialResults results)
    {
        if (results.Outside.Count == 0) yield break;
        string Arm(Share share, Limits limits) => $"{Cell.Count(share)}; {Numerals.Fixed(100 * limits.Lower, 1)} to {Numerals.Fixed(100 * limits.Upper, 1)}%";
        yield return new Table("outside", $"What reached participants from outside before {(results.Plan.ComparesArms ? "the comparison" : "the survey")}, as they or the director told: count (share) with its {Numerals.Level(results.Plan.Level)} interval.",
            [new("Kind"), .. results.Arms.Select(arm => new Column(Wording.Capital(arm.Arm.Label), HoldsWords: true))],
            [.. results.Outside.Select(outside => new Row(outside.Label, [.. results.Arms.Select(arm => arm.Outside(outside.Kind) is var (share, limits) ? Arm(share, limits) : Cell.Nothing)]))]);
    }

    private static IEnumerable<Block> Exclusions(TrialResults results)
    {
        if (results.Exclusions.Count == 0) yield break;
        yield return Block.Prose("Left out of the frozen dataset, by rules fixed beforehand:");
        yield return Block.List(results.Exclusions.GroupBy(e => e.Reason).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{People(g.Select(e => e.Subject).Distinct().Count())} {g.Key}"));
    }

    private static string People(int participants) => participants == 1 ? "1 participant" : $"{participants} participants";

    private static string Mean(Description d) => d.Mean is { } mean ? $"{Numerals.Fixed(mean, 1)} (SD {Cell.Sd(d, 1)}, {Cell.Limits(d.MeanLimits, 1)}, n = {d.N})" : "not known";
}
