using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.App.Verbs.Validate.IndexTrial;

/// <summary>What became of one published difference over many simulated trials.</summary>
/// <param name="Truth">The difference that was to be covered; the published one unless a test asks for another.</param>
/// <param name="HalfWidth">Half the mean length of our intervals.</param>
internal sealed record PublishedCheck(
    PublishedComparison Published, PlannedOutcome Outcome, double Truth, double Mean, double BiasError, double Spread, double MeanStandardError, double HalfWidth, Proportion Coverage, Proportion Significant,
    int Failures)
{
    public double BiasInErrors => (Mean - Truth) / BiasError;

    /// <summary>Simulates so many trials on all cores: for each published difference of the plan what each trial found.</summary>
    public static IReadOnlyList<IReadOnlyList<Comparison?>> Draw(PublishedTrial trial, ulong seed, int trials)
    {
        var plan = trial.MainPlan;
        var comparisons = plan.Published.Select(_ => new Comparison?[trials]).ToArray();
        Parallel.For(0, trials, replicate =>
        {
            var results = trial.Run(seed, (uint)replicate, plan);
            for (var i = 0; i < comparisons.Length; i++) comparisons[i][replicate] = At(results, plan.Published[i]);
        });
        return comparisons;
    }

    /// <summary>Holds every published difference against them.</summary>
    public static IReadOnlyList<PublishedCheck> Of(PublishedTrial trial, IReadOnlyList<IReadOnlyList<Comparison?>> drawn)
    {
        var plan = trial.MainPlan;
        return [.. plan.Published.Select((published, i) => Of(published, plan.Outcomes.Single(outcome => outcome.Code == published.Outcome), drawn[i], published.Difference, 1 - plan.Level))];
    }

    public static Comparison? At(TrialResults results, PublishedComparison published) =>
        results.Outcomes.Single(outcome => outcome.Outcome.Code == published.Outcome).Visits.Single(visit => visit.Visit.Code == published.Visit).Comparison;

    public static PublishedCheck Of(PublishedComparison published, PlannedOutcome outcome, IReadOnlyList<Comparison?> comparisons, double truth, double significance)
    {
        Comparison[] fitted = [.. comparisons.OfType<Comparison>()];
        var (n, mean) = (fitted.Length, fitted.Average(c => c.Estimate));
        var spread = Math.Sqrt(fitted.Sum(c => (c.Estimate - mean) * (c.Estimate - mean)) / (n - 1));
        return new(published, outcome, truth, mean, spread / Math.Sqrt(n), spread, fitted.Average(c => c.StandardError), fitted.Average(c => (c.Limits.Upper - c.Limits.Lower) / 2),
            new(fitted.Count(c => c.Limits.Lower <= truth && truth <= c.Limits.Upper) / (double)n, n), new(fitted.Count(c => c.P < significance) / (double)n, n), comparisons.Count - n);
    }
}
