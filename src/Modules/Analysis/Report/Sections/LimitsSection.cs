using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class LimitsSection
{
    public static Section Of(TrialResults results) => new("limits", "Limits", [Block.List(
    [
        Missing(results), DropOut(results),
        "Scores are what participants said of themselves, and nobody was blind to their arm unless the source says so.",
        results.Plan is { Method: TrialPlan.PartiallyNested, Clusters: { } shared }
            ? $"Those of {results.Plan.Treated.Label} who had the same of {shared.Label} may resemble each other, for which the main analysis allows; that those of {results.Plan.Control.Label} do is left out of account."
            : results.Plan.Clusters is { } clusters
            ? $"The main analysis treats participants as independent of each other; those who had the same of {clusters.Label} may not be, which one of the sensitivity analyses allows for."
            : "Participants are treated as independent of each other; those who share a coach or a therapist may not be.",
        .. results.Outside.Any(outside => outside.Treated.Count + outside.Control.Count > 0) ? ["Some were reached by coaching or support from elsewhere, or by what coached colleagues told, before the comparison; the plan counts their scores, so the difference may be smaller than without."] : Array.Empty<string>(),
        .. results.Plan.Multiplicity is null && results.ContrastTests.Count == 0 && results.Plan.Outcomes.Count + results.Plan.Visits.Count > 2 ? ["Several outcomes and visits are looked at and nothing is corrected for it: the smallest p value is not the result."] : Array.Empty<string>(),
        .. results.Further is null ? ["The plan asks for no sensitivity analysis, so how far the result leans on who is missing is not known."] : Array.Empty<string>(),
    ])]);

    private static string Missing(TrialResults results) => results.Plan.Method == TrialPlan.Mmrm
        ? "The model for all visits is right when what is missing can be told from what was measured. If those who left differ in ways that no earlier score shows, the difference is biased; the sensitivity analyses say by how much it could be."
        : "Each visit compares those who were measured at it. If those who left differ, in ways that the model does not know, from those who stayed, the difference is biased.";

    private static string DropOut(TrialResults results)
    {
        var last = results.PrimaryOutcome.Visits[^1];
        var (treated, control) = (results.Treated - last.Treated.N, results.Control - last.Control.N);
        return treated + control == 0
            ? $"Nobody is missing {Wording.At(last.Visit)}."
            : $"{Wording.Capital(Wording.At(last.Visit))} {treated} of {results.Treated} ({Numerals.Percent(treated, results.Treated)}) are missing in {results.Plan.Treated.Label} and {control} of {results.Control} ({Numerals.Percent(control, results.Control)}) in {results.Plan.Control.Label}.";
    }
}
