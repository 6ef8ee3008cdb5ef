using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>The paper in a paragraph or three, made from the numbers alone: it claims what the intervals allow.</summary>
internal static class AbstractSection
{
    public static Section Of(TrialResults results) => new("abstract", "Abstract",
    [
        Block.Prose(Question(results.Plan), "Question."), Block.Prose(Design(results), "Design."), Block.Prose(Methods(results), "Analysis."),
        Block.Prose(string.Join(" ", Visits(results).Select(visit => Sentence(results, visit)).Concat(Contrasts(results)).Concat(Further(results))), "Results."),
        Block.Prose(Reading(results), "Reading."),
    ], "abstract");

    private static string Question(TrialPlan plan) => plan.Estimands is { } estimand
        ? $"What is the effect of {Inner(estimand.Treatment)}{(estimand.Treatment.Contains(',', StringComparison.Ordinal) ? "," : "")} on {Inner(estimand.Variable)}, among {Inner(estimand.Population)}?"
        : $"What is the effect of {plan.Treated.Label} on {plan.PrimaryOutcome.Label}, compared with {plan.Control.Label}?";

    private static string Inner(string text) => text.Trim().TrimEnd('.');

    private static string Design(TrialResults results)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        return $"{results.Randomised} participants were randomised: {Wording.List([.. results.Arms.Select(arm => $"{arm.Randomised} to {arm.Arm.Label}")])}. "
            + $"The outcome is {outcome.Label}, in {outcome.Unit}; {outcome.Direction}. It was measured {plan.Baseline.Label} and {When(plan.Visits)}.";
    }

    private static string Methods(TrialResults results) => results.Plan.Method == TrialPlan.PartiallyNested
        ? $"At each visit a mixed model, adjusted for the score before, in which those of {results.Plan.Treated.Label} who had the same of {results.Plan.Clusters!.Label} may resemble each other."
        : results.Plan.Method == TrialPlan.Mmrm
        ? $"One model for repeated measures over all visits, adjusted for what was known before; {PlannedModel.InWords(results.Plan.Model.DegreesOfFreedom)} degrees of freedom."
        : "A linear model at each visit, adjusted for what was known before, with standard errors that allow for unequal spread.";

    // The other comparisons of the plan, with the p that counts.
    private static IEnumerable<string> Contrasts(TrialResults results)
    {
        var outcome = results.PrimaryOutcome.Outcome;
        foreach (var contrast in results.Contrasts)
            if (contrast.PrimaryOutcome.Visits.Single(visit => visit.Visit.Code == results.Plan.KeyVisit.Code).Comparison is { } c)
                yield return $"It was {Wording.Comparison(results.Plan.For(contrast.Contrast.Treated, contrast.Contrast.Control), outcome, c)}.";
        if (results.ContrastTests.Count > 0)
            yield return $"Adjusted for {Numerals.InWords(results.ContrastTests.Count)} comparisons by {new PlannedMultiplicity(results.Plan.Contrasts!.Multiplicity, []).InWords}, p is {Wording.List([.. results.ContrastTests.Select(test => $"{Numerals.P(test.Adjusted)} ({test.Outcome})")])}.";
    }

    // What the careful reader asks next: does it hold under other assumptions, and how many does it touch?
    private static IEnumerable<string> Further(TrialResults results)
    {
        if (results.Further is not { } further) yield break;
        var outcome = results.PrimaryOutcome.Outcome;
        var estimates = further.Sensitivity.Where(row => row.Imputation is not null && row.Comparison is not null).Select(row => row.Comparison!.Estimate).ToList();
        if (estimates.Count > 0)
            yield return $"With missing scores imputed under {Numerals.InWords(estimates.Count)} {(estimates.Count == 1 ? "assumption the difference is" : "assumptions the differences are")} {Numerals.Fixed(estimates.Min(), outcome.Decimals)}{(estimates.Count == 1 ? "" : $" to {Numerals.Fixed(estimates.Max(), outcome.Decimals)}")} {outcome.ShortUnit()}.";
        if (further.Responder is { } r)
            yield return $"{Wording.Capital(results.Plan.Responder!.Label)}: {r.Treated.Count} of {r.Treated.Of} with {results.Plan.Treated.Label} and {r.Control.Count} of {r.Control.Of} with {results.Plan.Control.Label} (difference {Numerals.Fixed(100 * r.Difference, 1)} percentage points, "
                + $"{Numerals.Level(results.Plan.Level)} interval {Numerals.Fixed(100 * r.DifferenceLimits.Lower, 1)} to {Numerals.Fixed(100 * r.DifferenceLimits.Upper, 1)}).";
        if (results.Worse is { } worse)
            yield return $"{worse.Treated.Count} of {worse.Treated.Of} with {results.Plan.Treated.Label} and {worse.Control.Count} of {worse.Control.Of} with {results.Plan.Control.Label} became worse by half a standard deviation or more.";
    }

    // "at 2 months, 3 months and 8 months": the word is said once where every label takes it.
    private static string When(IReadOnlyList<PlannedVisit> visits) => visits.All(visit => Wording.At(visit) != visit.Label)
        ? "at " + Wording.List([.. visits.Select(visit => visit.Label)])
        : Wording.List([.. visits.Select(Wording.At)]);

    // A plan that names one visit is judged on it; otherwise every visit speaks.
    private static IReadOnlyList<VisitResult> Visits(TrialResults results) =>
        results.PrimaryVisit is { } primary ? [primary] : results.PrimaryOutcome.Visits;

    private static string Sentence(TrialResults results, VisitResult visit)
    {
        if (visit.Comparison is not { } c) return $"{Wording.Capital(Wording.At(visit.Visit))} no difference could be estimated: {visit.WhyNone}";
        var analysed = c.Treated + c.Control;
        var compared = results.Treated + results.Control;
        return $"{Wording.Capital(Wording.At(visit.Visit))}, with {analysed} of {compared} analysed ({Numerals.Percent(analysed, compared)}{Measured(results, visit)}), the adjusted mean was "
            + $"{Wording.Comparison(results.Plan, results.PrimaryOutcome.Outcome, c)}.";
    }

    // A model for all visits analyses more people than were measured at this one.
    private static string Measured(TrialResults results, VisitResult visit) => results.Plan.Method == TrialPlan.Mmrm ? $"; {visit.Treated.N + visit.Control.N} measured at this visit" : "";

    private static string Reading(TrialResults results) => string.Join(" ", Precision(results), Presence(results)).TrimEnd();

    private static string Precision(TrialResults results)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        var estimated = Visits(results).Where(visit => visit.Comparison is not null).ToList();
        if (estimated.Count == 0) return "The data allow no comparison.";
        var clear = estimated.Where(visit => visit.Comparison!.Limits is var limits && limits.Lower * limits.Upper > 0).ToList();
        if (clear.Count == 0) return estimated.Count == 1
            ? "The interval includes zero, so the data are compatible with a difference in either direction."
            : "Every interval includes zero, so the data are compatible with a difference in either direction at each visit.";
        var favours = clear.ToLookup(visit => visit.Comparison!.Estimate < 0 == outcome.LowerIsBetter);
        var parts = new List<string>();
        if (favours[true].Any()) parts.Add($"favours {plan.Treated.Label} {When([.. favours[true].Select(v => v.Visit)])}");
        if (favours[false].Any()) parts.Add($"favours {plan.Control.Label} {When([.. favours[false].Select(v => v.Visit)])}");
        return $"The whole interval {Wording.List(parts)}" + (clear.Count < estimated.Count ? "; elsewhere the interval includes zero." : ".");
    }

    private static string Presence(TrialResults results)
    {
        var (first, last) = (results.PrimaryOutcome.Visits[0], results.PrimaryOutcome.Visits[^1]);
        var measured = last.Treated.N + last.Control.N;
        return measured == results.Treated + results.Control ? "" :
            $"{Wording.Capital(Wording.At(last.Visit))} {measured} of {results.Treated + results.Control} had a score"
            + (ReferenceEquals(first, last) ? "" : $", against {first.Treated.N + first.Control.N} {Wording.At(first.Visit)}")
            + (results.Plan.Method == TrialPlan.Mmrm
                ? "; the result is safe only as far as earlier scores of those who left tell how they fared."
                : "; a comparison of those who stayed is safe only if leaving had nothing to do with how they were.");
    }
}
