using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>The paper in a paragraph or three, made from the numbers alone: it claims what the intervals allow.</summary>
internal static class AbstractSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <section class="abstract" aria-labelledby="abstract">
        <h2 id="abstract">Abstract</h2>
        <p><b>Design.</b> {Design(results)}</p>
        <p><b>Results.</b> {string.Join(" ", Visits(results).Select(visit => Sentence(results, visit)))}</p>
        <p><b>Reading.</b> {Reading(results)}</p>
        </section>
        """);

    private static string Design(TrialResults results)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        return $"{results.Randomised} participants were randomised: {results.Treated} to {plan.Treated.Label} and {results.Control} to {plan.Control.Label}. "
            + $"The outcome is {outcome.Label}, in {outcome.Unit}; {outcome.Direction}. It was measured {plan.Baseline.Label} and {When(plan.Visits)}.";
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
        return $"{Wording.Capital(Wording.At(visit.Visit))}, with {analysed} of {results.Randomised} analysed ({Numerals.Percent(analysed, results.Randomised)}), the adjusted mean was "
            + $"{Wording.Comparison(results.Plan, results.PrimaryOutcome.Outcome, c)}.";
    }

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
        return measured == results.Randomised ? "" :
            $"{Wording.Capital(Wording.At(last.Visit))} {measured} of {results.Randomised} had a score"
            + (ReferenceEquals(first, last) ? "" : $", against {first.Treated.N + first.Control.N} {Wording.At(first.Visit)}")
            + "; a comparison of those who stayed is safe only if leaving had nothing to do with how they were.";
    }
}
