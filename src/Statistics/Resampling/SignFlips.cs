using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Resampling;

/// <summary>
/// The exact test of paired differences: under the hypothesis each difference could as well have had the other sign (spec 13.4). Agrees with complete
/// enumeration in R 4.2 to 1e-12 (reference/tests). Pure.
/// </summary>
public static class SignFlips
{
    /// <summary>Tests that the sum of the differences is zero.</summary>
    /// <param name="differences">After minus before; NaN where missing, zeros count in neither direction.</param>
    /// <returns>The test; null when an exact answer would take too long.</returns>
    /// <exception cref="DataProblemsException">No difference from zero, or an infinite one.</exception>
    public static RandomizationTest? Exact(IReadOnlyList<double> differences)
    {
        double[] moved = [.. differences.Where(d => !double.IsNaN(d) && d != 0)];
        if (moved.Length == 0 || moved.Any(double.IsInfinity)) throw new DataProblemsException(new DataProblem("differences", moved.Length == 0 ? "None differs from zero." : "One is infinite."));
        // Choosing one of (d, -d) in each pair is choosing the sign.
        ScoreBlock[] pairs = [.. moved.Select(d => new ScoreBlock([d, -d], 1))];
        var observed = moved.Sum();
        var all = Math.Pow(2, moved.Length);
        if (SumDistribution.TryOf([.. pairs.Select(b => (b.Scores, b.Treated))]) is not { } sums) return all <= Enumeration.Most ? Enumeration.Test(pairs, observed) : null;
        var (p, greater, less) = sums.Tails(observed, 0);
        return new(observed, 0, moved.Sum(d => d * d), all, true, p, greater, less);
    }
}
