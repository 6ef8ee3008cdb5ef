using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Sections;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report;

/// <summary>
/// The report of a programme in which nothing was drawn: how those who took part fared from before to after. It compares nobody with anybody, speaks of changes and
/// never of what coaching did, and says what it cannot show.
/// </summary>
internal static class OpenReport
{
    public const string Method = "mean change since before of those measured both times; t interval on n - 1 degrees of freedom";

    public static IReadOnlyList<Section> Sections(TrialResults results) =>
    [
        AbstractOf(results), MethodsOf(results), FlowSection.Of(results), BaselineSection.Of(results), .. results.Outcomes.Select(outcome => ChangeSection.Of(results, outcome)),
        MissingSection.Of(results), HarmsSection.Of(results), LimitsOf(results), DeviationsSection.Of(results), OriginSection.Of(results),
    ];

    private static Section AbstractOf(TrialResults results)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        return new("abstract", "Abstract",
        [
            Block.Prose($"How did {outcome.Label} change from before to after, among those who took part?", "Question."),
            Block.Prose($"{results.Randomised} participants joined; everybody was offered the same at once, and nothing was left to chance. The outcome is {outcome.Label}, in {outcome.Unit}; {outcome.Direction}. "
                + $"It was measured {plan.Baseline.Label} and {Wording.List([.. plan.Visits.Select(Wording.At)])}.", "Design."),
            Block.Prose("The mean change of those measured both times, with its interval.", "Analysis."),
            Block.Prose(string.Join(" ", results.PrimaryOutcome.Visits.Select(visit => Sentence(results, visit))), "Results."),
            Block.Prose(Reading(results), "Reading."),
        ], "abstract");
    }

    private static string Sentence(TrialResults results, VisitResult visit)
    {
        var outcome = results.PrimaryOutcome.Outcome;
        if (visit.TreatedChange?.Points is not { Mean: { } mean, MeanLimits: { } limits } points) return $"{Wording.Capital(Wording.At(visit.Visit))} too few had answered both times for a mean change.";
        return $"{Wording.Capital(Wording.At(visit.Visit))}, among the {points.N} of {results.Randomised} who answered both times ({Numerals.Percent(points.N, results.Randomised)}), the mean was {Wording.Difference(outcome, mean)}"
            + $"{(Wording.Difference(outcome, mean) == "the same" ? " as" : " than")} before ({Numerals.Level(results.Plan.Level)} confidence interval {Wording.Limits(outcome, limits)}).";
    }

    private static string Reading(TrialResults results) =>
        $"A change from before to after is not what coaching did: nobody went without, so how those who took part would have fared by themselves is not known. People often join when they are at their worst, and are better later by themselves.{(results.PrimaryVisit is { } key && key.Treated.N < results.Randomised ? " Those who did not answer again may have fared otherwise." : "")}";

    private static Section MethodsOf(TrialResults results)
    {
        var plan = results.Plan;
        return new("methods", "Methods",
        [
            .. plan.Estimand is { } estimand ? [Block.Prose(estimand, "What is estimated.")] : Array.Empty<Block>(), .. MethodsSection.Parts(plan.Estimands, "In this programme"), Block.Prose(plan.AnalysisSet, "Who is analysed."),
            Block.Prose($"The mean of each participant's change since {plan.Baseline.Label}, among those measured both times, with a t interval of level {Numerals.Level(plan.Level)}. The change of the mean in per cent has the interval of its logarithm (delta method). "
                + "Nothing is tested: that a mean differs from what it was before says nothing of why.", "How."),
        ]);
    }

    private static Section LimitsOf(TrialResults results) => new("limits", "What this report cannot show", [Block.List(
    [
        "Whether coaching helped. There is nobody to compare with: those who join because they are at their worst get better by themselves (regression to the mean), seasons and events change everybody, and answering a survey twice changes answers.",
        "How much of the change came from coaching, from the attention, or from time.",
        "How physicians fare who did not join, or who stopped answering.",
        "Scores are what participants said of themselves, and everybody knew that they were being coached.",
        .. results.Plan.Outcomes.Count + results.Plan.Visits.Count > 2 ? ["Several outcomes and visits are described and nothing is corrected for it: the largest change is not the result."] : Array.Empty<string>(),
        "To learn what coaching does, let chance decide who starts now and who starts later: everybody is coached in the end, and the two can be compared in between.",
    ])]);
}
