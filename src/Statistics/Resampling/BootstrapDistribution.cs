using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Resampling;

/// <summary>The statistic in every resample, and intervals from it (spec 13.2). Immutable.</summary>
public sealed class BootstrapDistribution
{
    private readonly double[] _sorted;

    private BootstrapDistribution(double estimate, double[] replicates, double acceleration)
    {
        (Estimate, Replicates, Acceleration) = (estimate, replicates, acceleration);
        _sorted = (double[])replicates.Clone();
        Array.Sort(_sorted);
        BiasCorrection = Normal.Quantile((double)_sorted.Count(v => v < estimate) / _sorted.Length);
    }

    /// <summary>The statistic in the data.</summary>
    public double Estimate { get; }

    /// <summary>The statistic in each resample, in the order of drawing.</summary>
    public IReadOnlyList<double> Replicates { get; }

    /// <summary>Standard deviation of the replicates.</summary>
    public double StandardError => Math.Sqrt(Kernels.CentredSumOfSquares(_sorted) / (_sorted.Length - 1));

    /// <summary>Mean of the replicates minus the estimate.</summary>
    public double Bias => Kernels.Mean(_sorted) - Estimate;

    /// <summary>z0 of BCa: normal quantile of the share of replicates below the estimate.</summary>
    public double BiasCorrection { get; }

    /// <summary>a of BCa, from the jackknife over units (within strata: Davison and Hinkley 1997, equation 5.28).</summary>
    public double Acceleration { get; }

    /// <summary>Intervals from replicates that were drawn elsewhere.</summary>
    /// <param name="estimate">The statistic in the data.</param>
    /// <param name="replicates">The statistic in each resample.</param>
    /// <param name="leftOut">The statistic without each unit in turn.</param>
    /// <exception cref="DataProblemsException">Fewer than 20 replicates, or a value that is not finite.</exception>
    public static BootstrapDistribution Of(double estimate, IReadOnlyList<double> replicates, IReadOnlyList<double> leftOut) =>
        Of(estimate, [.. replicates], leftOut, [[.. Enumerable.Range(0, leftOut.Count)]]);

    internal static BootstrapDistribution Of(double estimate, double[] replicates, IReadOnlyList<double> leftOut, IReadOnlyList<int[]> strata)
    {
        Check(estimate, replicates);
        return new(estimate, replicates, AccelerationOf(leftOut, strata));
    }

    /// <summary>Quantiles of the replicates.</summary>
    public Interval Percentile(double level = 0.95) => new(At((1 - level) / 2), At((1 + level) / 2), level);

    /// <summary>The percentile interval reflected at the estimate.</summary>
    public Interval Basic(double level = 0.95) => new(2 * Estimate - At((1 + level) / 2), 2 * Estimate - At((1 - level) / 2), level);

    /// <summary>Estimate less bias, give or take normal quantile times standard error.</summary>
    public Interval NormalApproximation(double level = 0.95)
    {
        var half = Normal.Quantile((1 + level) / 2) * StandardError;
        return new(Estimate - Bias - half, Estimate - Bias + half, level);
    }

    /// <summary>
    /// The bias-corrected and accelerated interval of Efron (1987), doi:10.1080/01621459.1987.10478410: second-order correct and the same on any
    /// scale. NaN when every replicate lies on one side of the estimate, or the statistic does not vary when units are left out.
    /// </summary>
    public Interval BiasCorrectedAccelerated(double level = 0.95)
    {
        var (lower, upper) = AdjustedLevels(level);
        return new(At(lower), At(upper), level);
    }

    /// <summary>The shares of replicates at which the BCa limits are read.</summary>
    public (double Lower, double Upper) AdjustedLevels(double level = 0.95)
    {
        double Shifted(double p)
        {
            var z = BiasCorrection + Normal.Quantile(p);
            return Normal.LowerTail(BiasCorrection + z / (1 - Acceleration * z));
        }
        return (Shifted((1 - level) / 2), Shifted((1 + level) / 2));
    }

    /// <summary>
    /// The quantile at (B + 1) p with interpolation on the normal scale, as package boot reads it; beyond the ends the extreme replicate.
    /// </summary>
    private double At(double p)
    {
        if (double.IsNaN(p)) return double.NaN;
        var b = _sorted.Length;
        var k = (int)Math.Floor((b + 1) * p);
        if (k < 1) return _sorted[0];
        if (k >= b) return _sorted[^1];
        double below = Normal.Quantile(k / (b + 1.0)), above = Normal.Quantile((k + 1) / (b + 1.0));
        return _sorted[k - 1] + (Normal.Quantile(p) - below) / (above - below) * (_sorted[k] - _sorted[k - 1]);
    }

    internal static void Check(double estimate, double[] replicates)
    {
        var problems = new ProblemList();
        if (!double.IsFinite(estimate)) problems.Add("statistic", $"It is {estimate} in the data.");
        if (replicates.Length < 20) problems.Add("replicates", $"There are {replicates.Length}; at least 20 are needed.");
        var lost = replicates.Count(v => !double.IsFinite(v));
        if (lost > 0) problems.Add("replicates", $"The statistic has no finite value in {lost} of {replicates.Length} resamples; a stratum or cluster is too small for it.");
        problems.ThrowIfAny();
    }

    private static double AccelerationOf(IReadOnlyList<double> leftOut, IReadOnlyList<int[]> strata)
    {
        double cubes = 0, squares = 0;
        foreach (var stratum in strata)
        {
            double n = stratum.Length, mean = stratum.Average(u => leftOut[u]);
            var factor = (n - 1) / n;
            foreach (var u in stratum)
            {
                var influence = factor * (mean - leftOut[u]);
                squares += influence * influence;
                cubes += influence * influence * influence;
            }
        }
        return cubes / (6 * Math.Pow(squares, 1.5));
    }
}
