using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>Published results beside ours, with their source. Two trials are never compared by a test here.</summary>
internal static class PublishedSection
{
    public static IEnumerable<Section> Of(TrialResults results)
    {
        if (results.Plan.Published.Count == 0) yield break;
        var pairs = results.Plan.Published.Select(published => (Published: published, Outcome: OutcomeOf(results, published), Ours: OursOf(results, published))).ToList();
        var known = pairs.Where(pair => pair.Ours is not null).ToList();
        var within = known.Count(pair => pair.Published.Difference >= pair.Ours!.Limits.Lower && pair.Published.Difference <= pair.Ours.Limits.Upper);
        yield return new("published", "Beside the published trial",
        [
            new MarginNote($"Published differences and intervals as printed in the source; ours as in the tables above. Asked for by {results.Plan.Reference("published")}."),
            new Table("published", $"Published results beside ours, {results.Plan.Treated.Label} minus {results.Plan.Control.Label}.",
                [new("Outcome"), new("Published (interval)"), new($"Here ({Numerals.Level(results.Plan.Level)} interval)"), new("n here"), new("Source", HoldsWords: true)],
                [.. pairs.Select(pair => RowOf(results, pair.Published, pair.Outcome, pair.Ours))]),
            .. known.Count == 0 ? Array.Empty<Block>() : [Block.Prose($"{Wording.Capital(Numerals.InWords(within))} of {Numerals.InWords(known.Count)} published {(known.Count == 1 ? "differences lies" : "differences lie")} within the interval found here. Two trials differ by chance, people and circumstance: "
                + "this table sets them side by side and tests nothing.")],
        ]);
    }

    private static Row RowOf(TrialResults results, PublishedComparison published, PlannedOutcome outcome, Comparison? ours)
    {
        var visit = results.Plan.Visits.Single(visit => visit.Code == published.Visit);
        return new($"{Wording.Capital(outcome.Label)} {Wording.At(visit)}", $"{Numerals.Fixed(published.Difference, outcome.Decimals)} ({Cell.Limits(published.Limits, outcome.Decimals)})",
            ours is null ? Cell.Nothing : $"{Numerals.Fixed(ours.Estimate, outcome.Decimals)} ({Cell.Limits(ours.Limits, outcome.Decimals)})", ours is null ? Cell.Nothing : $"{ours.Treated} + {ours.Control}", published.Source)
        {
            Unit = outcome.Unit,
        };
    }

    private static PlannedOutcome OutcomeOf(TrialResults results, PublishedComparison published) => results.Plan.Outcomes.Single(outcome => outcome.Code == published.Outcome);

    private static Comparison? OursOf(TrialResults results, PublishedComparison published) =>
        results.Outcomes.Single(outcome => outcome.Outcome.Code == published.Outcome).Visits.Single(visit => visit.Visit.Code == published.Visit).Comparison;
}
