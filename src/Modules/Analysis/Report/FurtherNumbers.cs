using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report;

/// <summary>The numbers of what the plan asks for beside the main comparison.</summary>
internal static class FurtherNumbers
{
    private const string Probability = "probability";

    public static IEnumerable<ResultNumber> Of(TrialResults results)
    {
        if (results.Further is not { } further) return [];
        return
        [
            .. further.Multiplicity.Select(test => new ResultNumber($"multiplicity.{test.Test}", $"{test.Label}: p adjusted for the tests of the plan", test.Adjusted, Probability, ResultNumbers.Both(results.Plan, results.Treated, results.Control), null,
                results.Plan.Multiplicity!.InWords + "; no interval, it is a p value", results.Plan.Reference("analysis.multiplicity"))),
            .. Of(results.Plan, further),
        ];
    }

    /// <summary>Of one contrast.</summary>
    public static IEnumerable<ResultNumber> Of(TrialPlan plan, FurtherResults further)
    {
        var outcome = plan.PrimaryOutcome;
        var (id, label) = ($"{outcome.Code}.{further.Visit.Code}", $"{outcome.Label} {Wording.At(further.Visit)}");
        return
        [
            .. further.Sensitivity.SelectMany(row => Sensitivity(plan, outcome, row, id, label)),
            .. Tipping(plan, outcome, further, id, label),
            .. Randomisation(plan, further, id, label),
            .. further.Subgroups.SelectMany(group => Subgroup(plan, outcome, group, id, label)),
            .. Responder(plan, further, id),
            .. Dose(plan, outcome, further, id, label),
        ];
    }

    private static IEnumerable<ResultNumber> Sensitivity(TrialPlan plan, PlannedOutcome outcome, SensitivityRow row, string visit, string label)
    {
        var (id, quantity) = ($"{visit}.sensitivity.{row.Code}", $"{label}: difference, {row.Label}");
        var reference = plan.Reference(row.Code.StartsWith("set-", StringComparison.Ordinal) ? $"sets.{row.Code[4..]}" : row.Code == ClusteredDifference.Code ? "clusters" : "analysis.sensitivity");
        if (row.Comparison is not { } c)
        {
            yield return new(id, quantity, null, outcome.Unit, ResultNumbers.Both(plan, 0, 0), null, "no interval, it could not be estimated", reference, Remark: row.WhyNone);
            yield break;
        }
        yield return ResultNumbers.Compared(id, quantity, outcome.Unit, plan, c, reference) with { Remark = $"Assumes: {row.Assumption}." };
        var n = ResultNumbers.Both(plan, c.Treated, c.Control);
        if (row.Clusters is { } alike)
            yield return ResultNumbers.Alike($"{id}.correlation", label, plan, c, alike, reference);
        if (row.Imputation is not { } imputed) yield break;
        yield return new($"{id}.share-of-variance", $"{quantity}: share of the variance that missing values cause", imputed.ShareOfVariance, "share", n, null, "Rubin's rules; no interval, it describes this estimate", reference);
        yield return new($"{id}.monte-carlo-error", $"{quantity}: how far other random numbers would move it", imputed.MonteCarloError, outcome.ShortUnit(), n, null, "standard error over imputations; no interval, it describes this estimate", reference);
    }

    private static IEnumerable<ResultNumber> Tipping(TrialPlan plan, PlannedOutcome outcome, FurtherResults further, string visit, string label)
    {
        if (further.Tipping is not { } map) yield break;
        var (n, reference) = (ResultNumbers.Both(plan, map.ImputedTreated, map.ImputedControl), plan.Reference("analysis.sensitivity"));
        for (var t = 0; t < map.Deltas.Count; t++)
            for (var c = 0; c < map.Deltas.Count; c++)
                yield return new($"{visit}.tipping.{FrozenText.Number(map.Deltas[t])}.{FrozenText.Number(map.Deltas[c])}",
                    $"{label}: difference when imputed values are {FrozenText.Number(map.Deltas[t])} points worse with {plan.Treated.Label} and {FrozenText.Number(map.Deltas[c])} with {plan.Control.Label}",
                    map.Treated[t][c].Estimate, outcome.Unit, n, null, ImputedAnalysis.Method(plan) + "; n is how many values were imputed; no interval, its p stands for it", reference, P: map.Treated[t][c].P);
        yield return new($"{visit}.tipping-point", $"{label}: how much worse those missing with {plan.Treated.Label} must have been until p is {FrozenText.Number(Math.Round(map.Significance, 12))}", map.Delta, outcome.ShortUnit(), n, null,
            ImputedAnalysis.Method(plan) + "; no interval, it is a shift", reference,
            Remark: map.Delta is null ? map.IsSignificantUnshifted ? "No shift of the map changes the verdict." : "Without any shift p is above that already, and no shift of the map brings it below." : null);
    }

    private static IEnumerable<ResultNumber> Randomisation(TrialPlan plan, FurtherResults further, string visit, string label)
    {
        if (further.Randomisation is not { } test) yield break;
        var (n, reference) = (ResultNumbers.Both(plan, test.Treated, test.Control), plan.Reference("analysis.randomisation-test"));
        yield return new($"{visit}.randomisation-test", $"{label}: p of the randomisation test", test.P, Probability, n, test.Limits, test.Method + "; 99% interval for the number of draws", reference);
        yield return new($"{visit}.randomisation-test.statistic", $"{label}: {(test.IsOfMeans ? "difference of the arms' mean residuals" : "sum of the treated arm's residuals")}", test.Statistic, "points", n, null, test.Method + "; no interval, it is a test statistic", reference);
        yield return new($"{visit}.randomisation-test.variance", $"{label}: variance of that {(test.IsOfMeans ? "difference" : "sum")} over allocations", test.Variance, "points squared", n, null, test.Method + "; no interval, it describes the allocations", reference);
    }

    private static IEnumerable<ResultNumber> Subgroup(TrialPlan plan, PlannedOutcome outcome, SubgroupResult group, string visit, string label)
    {
        var reference = plan.Reference("analysis.subgroups");
        foreach (var line in group.Lines)
            yield return ResultNumbers.Compared($"{visit}.subgroup.{group.Code}.{line.Level}", $"{label}: difference where {group.Label} is {line.Level}", outcome.Unit, plan, line.Comparison, reference);
        if (group.Interaction is { } test)
            yield return ResultNumbers.Joint($"{visit}.subgroup.{group.Code}.interaction", $"{label}: test of {test.Label}", test, ResultNumbers.Both(plan, group.Lines.Sum(l => l.Comparison.Treated), group.Lines.Sum(l => l.Comparison.Control)), reference);
    }

    private static IEnumerable<ResultNumber> Responder(TrialPlan plan, FurtherResults further, string visit)
    {
        if (further.Responder is not { } r) yield break;
        var (n, reference, label) = (ResultNumbers.Both(plan, r.Treated.Of, r.Control.Of), plan.Reference("analysis.responder"), $"{plan.Responder!.Label} {Wording.At(further.Visit)}");
        yield return new($"{visit}.responder.{plan.Treated.Level}", $"{label}, {plan.Treated.Label}: share of those measured", r.Treated.Proportion, "share", ResultNumbers.One(plan.Treated, r.Treated.Of), r.TreatedLimits, "share; Wilson's interval", reference);
        yield return new($"{visit}.responder.{plan.Control.Level}", $"{label}, {plan.Control.Label}: share of those measured", r.Control.Proportion, "share", ResultNumbers.One(plan.Control, r.Control.Of), r.ControlLimits, "share; Wilson's interval", reference);
        yield return new($"{visit}.responder.difference", $"{label}: difference of shares, {plan.Treated.Label} minus {plan.Control.Label}", r.Difference, "share", n, r.DifferenceLimits, $"{Responders.DifferenceMethod(r)}; p by {Responders.Test(r)}", reference, P: r.P);
        yield return r.Ratio is { } ratio
            ? new($"{visit}.responder.ratio", $"{label}: ratio of shares, {plan.Treated.Label} to {plan.Control.Label}", ratio, "ratio", n, r.RatioLimits, Responders.RatioMethod(r), reference)
            : new($"{visit}.responder.ratio", $"{label}: ratio of shares", null, "ratio", n, null, Responders.RatioMethod(r) + "; no interval, it could not be estimated", reference, Remark: "In one arm nobody is, so there is no ratio.");
    }

    private static IEnumerable<ResultNumber> Dose(TrialPlan plan, PlannedOutcome outcome, FurtherResults further, string visit, string label)
    {
        if (further.Dose is not { } dose) return [];
        var reference = plan.Reference("dose");
        var numbers = ResultNumbers.Descriptions("dose", plan.Dose!.Label, plan.Dose.Unit, plan, dose.Treated, dose.Control, reference).ToList();
        if (dose is { PerUnit: { } unit, Full: { } full })
        {
            var n = ResultNumbers.Both(plan, unit.Treated, unit.Control);
            numbers.Add(ResultNumbers.Compared($"{visit}.dose.per-unit", $"{label}: effect of one of {plan.Dose.Unit}", outcome.Unit, plan, unit, reference));
            numbers.Add(ResultNumbers.Compared($"{visit}.dose.full-course", $"{label}: effect of {FrozenText.Number(plan.Dose.Full)} {plan.Dose.Unit}", outcome.Unit, plan, full, reference));
            numbers.Add(new($"{visit}.dose.first-stage-F", "how strongly the arm moved the dose", double.IsFinite(dose.FirstStageF) ? dose.FirstStageF : null, "F statistic", n, null, DoseEffect.Method + "; no interval, it is a test statistic", reference,
                Remark: double.IsFinite(dose.FirstStageF) ? null : "The dose followed the arm without exception."));
        }
        else numbers.Add(new($"{visit}.dose.per-unit", $"{label}: effect of one of {plan.Dose.Unit}", null, outcome.Unit, ResultNumbers.Both(plan, 0, 0), null, DoseEffect.Method + "; no interval, it could not be estimated", reference, Remark: dose.WhyNone));
        return numbers;
    }
}
