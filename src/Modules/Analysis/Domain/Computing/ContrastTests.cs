using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Multiplicity;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>The p values of all contrasts for the primary outcome at the key visit, adjusted for their number as the plan says.</summary>
internal static class ContrastTests
{
    /// <summary>The test of the main contrast.</summary>
    public const string Main = "contrast.main";

    public static TrialResults AddTo(TrialResults results)
    {
        var plan = results.Plan;
        if (plan.Contrasts is not { Further.Count: > 0 } planned || planned.Multiplicity == PlannedContrasts.NotAdjusted) return results;
        VisitResult Key(OutcomeResult outcome) => outcome.Visits.Single(visit => visit.Visit.Code == plan.KeyVisit.Code);
        // A contrast without a p value counts as one that shows nothing.
        double[] p = [.. results.Contrasts.Select(contrast => contrast.PrimaryOutcome).Prepend(results.PrimaryOutcome).Select(outcome => Key(outcome).Comparison?.P ?? 1)];
        string[] names = [Main, .. results.Contrasts.Select(contrast => contrast.Contrast.Code)], labels = [new PlannedContrast(plan.Treated, plan.Control).Label, .. results.Contrasts.Select(contrast => contrast.Contrast.Label)];
        var adjusted = planned.Multiplicity == PlannedMultiplicity.InOrder ? Gatekeeping.FixedSequence(names).Adjust(p) : PValues.Holm(p);
        IReadOnlyList<OutcomeResult> With(IReadOnlyList<OutcomeResult> outcomes, double adjustedP) => [.. outcomes.Select(outcome => !outcome.Outcome.IsPrimary ? outcome : outcome with
        {
            Visits = [.. outcome.Visits.Select(visit => visit.Visit.Code == plan.KeyVisit.Code && visit.Comparison is { } c ? visit with { Comparison = c with { AdjustedP = adjustedP } } : visit)],
        })];
        return results with
        {
            Outcomes = With(results.Outcomes, adjusted[0]),
            Contrasts = [.. results.Contrasts.Select((contrast, i) => contrast with { Outcomes = With(contrast.Outcomes, adjusted[i + 1]) })],
            ContrastTests = [.. names.Select((name, i) => new AdjustedTest(name, labels[i], plan.KeyVisit.Label, 1, p[i], adjusted[i]))],
        };
    }
}
