using System.Security.Cryptography;
using System.Text;
using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Resampling;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The randomisation test of a list by minimisation: everybody comes in the order and with the factors that they came with, and the list is drawn anew, again and again, by its
/// own rule. Where a draw depends on all before it, exchanging arms would be the test of another design (Simon and Simon 2011, doi:10.1016/j.spl.2010.12.018).
/// </summary>
internal static class MinimisedRedraws
{
    /// <param name="residuals">Of those measured, given what was known before, the arm left out.</param>
    public static RandomisationResult Of(TrialPlan plan, IReadOnlyDictionary<string, double> residuals, IEnumerable<string> treated, MinimisedList list, int treatedCount, int controlCount)
    {
        var test = plan.RandomisationTest!;
        double[] scores = [.. list.Draws.Select(draw => residuals.GetValueOrDefault(draw.Participant))];
        var drawn = treated.ToHashSet(StringComparer.Ordinal);
        var observed = list.Draws.Select((draw, i) => drawn.Contains(draw.Participant) ? scores[i] : 0).Sum();
        var sums = new double[test.Replicates];
        Parallel.For(0, test.Replicates, replicate =>
        {
            var arms = list.DrawnAnew(Seed(plan, replicate));
            var sum = 0.0;
            for (var i = 0; i < arms.Count; i++)
                if (arms[i] == plan.Treated.Level) sum += scores[i];
            sums[replicate] = sum;
        });
        var result = RandomizationTest.Of(observed, sums);
        return new(result.Statistic, result.Expectation, result.Variance, result.Allocations, result.IsExact, result.PValue, Estimates.LimitsOf(result.MonteCarloInterval()), treatedCount, controlCount,
            $"randomisation test of the sum of residuals given what was known before, {test.Replicates} lists drawn anew by the minimisation's own rule, in the order of the draws");
    }

    private static byte[] Seed(TrialPlan plan, int replicate) => SHA256.HashData(Encoding.UTF8.GetBytes($"randomisation test\0{plan.Seed}\0{replicate}"));
}
