using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class MethodsSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <section aria-labelledby="methods">
        <h2 id="methods">Methods</h2>
        {Estimand(results.Plan)}
        <p><b>Who is analysed.</b> {results.Plan.AnalysisSet}</p>
        <p><b>Model.</b> {Model(results.Plan)}</p>
        <p><b>Multiplicity.</b> {Multiplicity(results)}</p>
        {Note(results.Plan)}
        </section>
        """);

    private static Html Estimand(TrialPlan plan) => plan.Estimand is { } estimand ? Html.Of($"<p><b>What is estimated.</b> {estimand}</p>") : Html.Nothing;

    private static Html Note(TrialPlan plan) => plan.Note is { } note ? Html.Of($"<p><b>About the plan.</b> {note}</p>") : Html.Nothing;

    private static string Model(TrialPlan plan) =>
        $"At each visit a linear model of the outcome on arm and {Wording.List(["the score " + plan.Baseline.Label, .. plan.Covariates.Select(c => c.Label)])}, fitted by least squares. "
        + "Standard errors are HC3 (MacKinnon and White 1985), which do not ask that scores vary equally in both arms. "
        + $"Intervals have level {Numerals.Level(plan.Level)} and, like the p values, use the t distribution on the residual degrees of freedom. All p values are two-sided.";

    private static string Multiplicity(TrialResults results) => results.PrimaryVisit is { } primary
        ? $"The trial is judged on {results.PrimaryOutcome.Outcome.Label} {Wording.At(primary.Visit)}. Everything else is supporting, and nothing is corrected for the number of comparisons."
        : "The plan names no visit on which the trial is judged, and nothing is corrected for the number of comparisons: read the visits together, not the smallest p value.";
}
