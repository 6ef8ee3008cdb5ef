using Confrere.Statistics.Distributions;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Resampling;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Wilcoxon's signed-rank test of paired differences, with the sign test beside it (spec 17.1). Missing differences and zeros are left out. Pure. Agrees with R 4.2
/// <c>wilcox.test</c> and exactRankTests 0.8-35 to 1e-10 (reference/tests).
/// </summary>
public sealed class SignedRankTest
{
    private readonly double[] _differences, _ranks;
    private readonly double _ties;

    private SignedRankTest(double[] differences)
    {
        _differences = differences;
        (_ranks, _ties) = Ranks.Of([.. differences.Select(Math.Abs)]);
    }

    /// <summary>Tests that differences lie symmetrically about zero.</summary>
    /// <param name="differences">After minus before.</param>
    /// <exception cref="DataProblemsException">None differs from zero, or one is infinite.</exception>
    public static SignedRankTest Of(IEnumerable<double> differences)
    {
        double[] moved = [.. differences.Where(d => !double.IsNaN(d) && d != 0)];
        if (moved.Length == 0 || moved.Any(double.IsInfinity)) throw new DataProblemsException(new DataProblem("differences", moved.Length == 0 ? "None differs from zero." : "One is infinite."));
        return new(moved);
    }

    /// <summary>Sum of the ranks of positive differences (V of R).</summary>
    public double Statistic => _ranks.Where((_, i) => _differences[i] > 0).Sum();

    /// <summary>Two-sided p-value by the normal distribution.</summary>
    public double PValue => 2 * Normal.UpperTail(Math.Abs(Distance) / Spread);

    /// <summary>The same with continuity correction.</summary>
    public double CorrectedPValue => Math.Min(1, 2 * Normal.UpperTail((Math.Abs(Distance) - 0.5) / Spread));

    /// <summary>Two-sided p-value of the sign test.</summary>
    public double SignTestPValue => BinomialTest.PValue(_differences.Count(d => d > 0), _differences.Length, 0.5);

    /// <summary>The exact test given the ties, from every pattern of signs; null when it would take too long.</summary>
    public RandomizationTest? Exact() => SignFlips.Exact([.. _ranks.Select((r, i) => _differences[i] > 0 ? r : -r)]);

    private double Distance => Statistic - _ranks.Length * (_ranks.Length + 1) / 4.0;

    private double Spread => Math.Sqrt(_ranks.Length * (_ranks.Length + 1.0) * (2 * _ranks.Length + 1) / 24 - _ties / 48);
}
