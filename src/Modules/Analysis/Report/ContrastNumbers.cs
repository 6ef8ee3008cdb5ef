using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report;

/// <summary>The numbers of the contrasts beside the main one.</summary>
internal static class ContrastNumbers
{
    public static IEnumerable<ResultNumber> Of(TrialResults results)
    {
        var plan = results.Plan;
        foreach (var contrast in results.Contrasts)
        {
            var pair = contrast.Plan;
            foreach (var outcome in contrast.Outcomes)
                foreach (var visit in outcome.Visits)
                    foreach (var number in ResultNumbers.Difference(pair, outcome.Outcome, visit, $"{contrast.Contrast.Code}.{outcome.Outcome.Code}.{visit.Visit.Code}", $"{outcome.Outcome.Label} {Wording.At(visit.Visit)}"))
                        yield return number with { Plan = plan.Reference("analysis.furtherContrasts") };
            foreach (var number in contrast.Further is { } further ? FurtherNumbers.Of(contrast.Plan, further) : [])
                yield return number with { Id = $"{contrast.Contrast.Code}.{number.Id}", Quantity = $"{number.Quantity} ({contrast.Contrast.Label})" };
        }
        foreach (var test in results.ContrastTests)
            yield return new($"multiplicity.{test.Test}", $"{test.Label}: p adjusted for {results.ContrastTests.Count} comparisons", test.Adjusted, "probability",
                results.Arms.ToDictionary(arm => arm.Arm.Level, arm => arm.Randomised), null, new PlannedMultiplicity(plan.Contrasts!.Multiplicity, []).InWords + "; no interval, it is a p value", plan.Reference("analysis.multiplicity"));
    }
}
