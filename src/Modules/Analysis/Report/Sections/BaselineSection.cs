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
        new MarginNote($"Standardised difference: {results.Plan.Treated.Label} minus {results.Plan.Control.Label}, divided by the root of the mean of the two variances. There are no p values: chance made the arms, so a test would ask a question whose answer is known."),
        new Table("baseline", $"Participants {results.Plan.Baseline.Label}. Mean (SD) or count of those known (share).",
        [
            new("Characteristic"), new($"{Wording.Capital(results.Plan.Treated.Label)}, n = {results.Treated}"), new($"{Wording.Capital(results.Plan.Control.Label)}, n = {results.Control}"), new("Standardised difference"),
        ], [.. results.Baseline.Select(RowOf)]),
        Block.Prose(Reading(results)),
    ]);

    private static Row RowOf(BaselineRow row) => new(Wording.Capital(row.Label), Arm(row, row.TreatedNumber, row.TreatedShare), Arm(row, row.ControlNumber, row.ControlShare), row.StandardisedDifference is { } apart ? Numerals.Fixed(apart, 2) : Cell.Nothing)
    {
        Unit = row.TreatedNumber is null ? null : row.Unit,
    };

    private static string Arm(BaselineRow row, Description? number, Share? share) => number is null ? Cell.Count(share!) : Cell.MeanSd(number, row.Decimals);

    private static string Reading(TrialResults results)
    {
        var apart = results.Baseline.Where(row => Math.Abs(row.StandardisedDifference ?? 0) > WorthALook).OrderByDescending(row => Math.Abs(row.StandardisedDifference!.Value)).ToList();
        var adjusted = results.Plan.Covariates.Count == 0 ? "the score before treatment" : "the score before treatment and the covariates of the plan";
        return apart.Count == 0
            ? $"No characteristic differs between the arms by more than a tenth of a standard deviation. The comparisons below are adjusted for {adjusted}."
            : $"More than a tenth of a standard deviation apart: {Wording.List([.. apart.Select(row => $"{row.Label} ({Numerals.Fixed(row.StandardisedDifference!.Value, 2)})")])}. Differences of this size arise by chance; the comparisons below are adjusted for {adjusted}.";
    }
}
