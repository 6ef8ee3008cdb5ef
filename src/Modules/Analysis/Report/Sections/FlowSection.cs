using Confrere.Allocation.Contracts;
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
            "Participant flow. Analysed: in the arm to which they were randomised, with what the model needs. The data say nothing of those assessed but not randomised.", Data(results));
        if (pictures is [_, var later])
            yield return new("flow-later", later, "Participant flow after the waiting arm has started, when both arms have been offered the same. Nothing is compared from here on.", Later(results));
    }

    private static Table Later(TrialResults results) => new("flow-later", "Participant flow after the waiting arm has started",
        [new("Step"), new(Wording.Capital(results.Plan.Treated.Label)), new(Wording.Capital(results.Plan.Control.Label))],
        [
            new("Randomised", $"{results.Treated}", $"{results.Control}"),
            .. results.PrimaryOutcome.Answered.SelectMany(visit => (Row[])
            [
                new($"Measured, {visit.Visit.Label}", $"{visit.Treated.N}", $"{visit.Control.N}"),
                new($"Not measured, {visit.Visit.Label}", $"{results.Treated - visit.Treated.N}", $"{results.Control - visit.Control.N}"),
            ]),
        ]);

    private static Table Data(TrialResults results) => new("flow", "Participant flow", [new("Step"), new(Wording.Capital(results.Plan.Treated.Label)), new(Wording.Capital(results.Plan.Control.Label))],
    [
        new("Randomised", $"{results.Treated}", $"{results.Control}"),
        .. results.PrimaryOutcome.Visits.SelectMany(visit => (Row[])
        [
            new($"Measured, {visit.Visit.Label}", $"{visit.Treated.N}", $"{visit.Control.N}"),
            new($"Not measured, {visit.Visit.Label}", $"{results.Treated - visit.Treated.N}", $"{results.Control - visit.Control.N}"),
            new($"Analysed, {visit.Visit.Label}", $"{visit.Comparison?.Treated ?? 0}", $"{visit.Comparison?.Control ?? 0}"),
        ]),
    ]);

    private static IEnumerable<Block> Delivery(TrialResults results)
    {
        if (results.Delivery is { } delivery)
            yield return Block.Prose($"Sessions held by the day of the freeze: mean {Mean(delivery.Treated)} for {results.Plan.Treated.Label}, {Mean(delivery.Control)} for {results.Plan.Control.Label}.", "Delivery.");
        else if (results.Further?.Dose is { } dose)
            yield return Block.Prose($"{Wording.Capital(results.Plan.Dose!.Label)}: mean {Mean(dose.Treated)} for {results.Plan.Treated.Label}, {Mean(dose.Control)} for {results.Plan.Control.Label}.", "Delivery.");
    }

    private static IEnumerable<Block> Outside(TrialResults results)
    {
        if (results.Outside.Count == 0) yield break;
        string Arm(Share share, Limits limits) => $"{Cell.Count(share)}; {Numerals.Fixed(100 * limits.Lower, 1)} to {Numerals.Fixed(100 * limits.Upper, 1)}%";
        yield return new Table("outside", $"What reached participants from outside before the comparison, as they or the director told: count (share) with its {Numerals.Level(results.Plan.Level)} interval.",
            [new("Kind"), new(Wording.Capital(results.Plan.Treated.Label), HoldsWords: true), new(Wording.Capital(results.Plan.Control.Label), HoldsWords: true)],
            [.. results.Outside.Select(outside => new Row(outside.Label, Arm(outside.Treated, outside.TreatedLimits), Arm(outside.Control, outside.ControlLimits)))]);
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
