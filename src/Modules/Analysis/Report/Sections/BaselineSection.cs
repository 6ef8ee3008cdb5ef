using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class BaselineSection
{
    // Austin 2009: beyond a tenth of a standard deviation an imbalance is worth a look.
    private const double WorthALook = 0.1;

    public static Section Of(TrialResults results) => new("baseline", "Before",
    [
        .. !results.Plan.ComparesArms ? Array.Empty<Block>() : [new MarginNote($"Standardised difference: {results.Plan.Treated.Label} minus {results.Plan.Control.Label}, divided by the root of the mean of the two variances. There are no p values: chance made the arms, so a test would ask a question whose answer is known.")],
        new Table("baseline", $"Participants {results.Plan.Baseline.Label}. Mean (SD) or count of those known (share).",
        [
            new("Characteristic"), .. results.Arms.Select(arm => new Column($"{Wording.Capital(arm.Arm.Label)}, n = {arm.Randomised}")),
            .. !results.Plan.ComparesArms ? Array.Empty<Column>() : [new(results.Others.Count == 0 ? "Standardised difference" : $"Standardised difference, {results.Plan.Treated.Label} minus {results.Plan.Control.Label}")],
        ], [.. results.Baseline.Select(row => RowOf(results, row))]),
        .. !results.Plan.ComparesArms ? Array.Empty<Block>() : [Block.Prose(Reading(results))],
    ]);

    private static Row RowOf(TrialResults results, BaselineRow row) => new(Wording.Capital(row.Label),
    [
        .. results.Arms.Select(arm => arm.Baseline(row.Code) is var (number, share) ? Arm(row, number, share) : Cell.Nothing),
        .. !results.Plan.ComparesArms ? Array.Empty<string>() : [row.StandardisedDifference is { } apart ? Numerals.Fixed(apart, 2) : Cell.Nothing],
    ])
    {
        Unit = row.TreatedNumber is null ? null : row.Unit,
    };

    private static string Arm(BaselineRow row, Description? number, Share? share) => number is null ? Cell.Count(share!) : Cell.MeanSd(number, row.Decimals);

    private static string Reading(TrialResults results)
    {
        var apart = results.Baseline.Where(row => Math.Abs(row.StandardisedDifference ?? 0) > WorthALook && !IsOfRound(results, row)).OrderByDescending(row => Math.Abs(row.StandardisedDifference!.Value)).ToList();
        var adjusted = results.Plan.Covariates.Count == 0 ? "the score before treatment" : "the score before treatment and the covariates of the plan";
        return (results.Plan.Round is null ? "" : "How many of each round are in an arm follows from its places and not from chance. ") + (apart.Count == 0
            ? $"No characteristic differs between the arms by more than a tenth of a standard deviation. The comparisons below are adjusted for {adjusted}."
            : $"More than a tenth of a standard deviation apart: {Wording.List([.. apart.Select(row => $"{row.Label} ({Numerals.Fixed(row.StandardisedDifference!.Value, 2)})")])}. Differences of this size arise by chance; the comparisons below are adjusted for {adjusted}.");
    }

    private static bool IsOfRound(TrialResults results, BaselineRow row) => results.Plan.Round is { } round && row.Code.StartsWith(round.Code + "=", StringComparison.Ordinal);
}
