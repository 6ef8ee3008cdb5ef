using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class LimitsSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <section aria-labelledby="limits">
        <h2 id="limits">Limits</h2>
        <ul>
        <li>This is an available-case analysis: each visit compares those who were measured at it. If those who left differ, in ways that the model does not know, from those
        who stayed, the difference is biased; no imputation or longitudinal model has been used.</li>
        <li>{DropOut(results)}</li>
        <li>Scores are what participants said of themselves, and nobody was blind to their arm unless the source says so.</li>
        <li>Participants are treated as independent of each other.</li>
        </ul>
        </section>
        """);

    private static string DropOut(TrialResults results)
    {
        var last = results.PrimaryOutcome.Visits[^1];
        var (treated, control) = (results.Treated - last.Treated.N, results.Control - last.Control.N);
        return treated + control == 0
            ? $"Nobody is missing {Wording.At(last.Visit)}."
            : $"{Wording.Capital(Wording.At(last.Visit))} {treated} of {results.Treated} ({Numerals.Percent(treated, results.Treated)}) are missing in {results.Plan.Treated.Label} and {control} of {results.Control} ({Numerals.Percent(control, results.Control)}) in {results.Plan.Control.Label}.";
    }
}
