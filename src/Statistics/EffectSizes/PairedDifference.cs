using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.EffectSizes;

/// <summary>
/// The change of paired values, after minus before, in standard deviations (spec 6.2). Pairs with a missing value are left out.
/// Intervals assume normal changes. O(n), pure. Agrees with R 4.2 to 1e-9.
/// </summary>
public sealed class PairedDifference
{
    private readonly Sample _before;
    private readonly Sample _after;
    private readonly Sample _change;
    private readonly double _level;

    private PairedDifference(Sample before, Sample after, Sample change, double level) => (_before, _after, _change, _level) = (before, after, change, level);

    /// <summary>Compares two measurements of the same people.</summary>
    /// <exception cref="DataProblemsException">Lists of different length, fewer than two complete pairs, infinite values, or no variation.</exception>
    public static PairedDifference Of(IReadOnlyList<double> before, IReadOnlyList<double> after, double level = 0.95)
    {
        var problems = new ProblemList();
        if (before.Count != after.Count) problems.Add("pairs", $"There are {before.Count} values before and {after.Count} after.");
        problems.ThrowIfAny();
        int[] complete = [.. Enumerable.Range(0, before.Count).Where(i => !double.IsNaN(before[i] + after[i]) || double.IsInfinity(before[i]) || double.IsInfinity(after[i]))];
        var a = Sample.Of("before", complete.Select(i => before[i]), problems);
        var b = Sample.Of("after", complete.Select(i => after[i]), problems);
        problems.ThrowIfAny();
        var change = Sample.Of("change", complete.Select(i => after[i] - before[i]), problems);
        problems.ThrowIfAny();
        return new(a, b, change, level);
    }

    /// <summary>Complete pairs.</summary>
    public int Pairs => _change.Count;

    /// <summary>The paired t test of the mean change.</summary>
    public Estimate Change => Estimate.Of("mean change", _change.Mean, _change.StandardDeviation / Math.Sqrt(Pairs), Pairs - 1, DegreesOfFreedomMethod.Residual, _level);

    /// <summary>Pearson correlation of before and after.</summary>
    public double Correlation
    {
        get
        {
            double[] a = [.. _before.Values.Select(v => v - _before.Mean)], b = [.. _after.Values.Select(v => v - _after.Mean)];
            return Kernels.Dot(a, b) / (Kernels.Norm(a) * Kernels.Norm(b));
        }
    }

    /// <summary>Mean change over the standard deviation of changes.</summary>
    public double ChangeD => _change.Mean / _change.StandardDeviation;

    /// <summary>Interval of <see cref="ChangeD"/> by the noncentral t distribution.</summary>
    public Interval ChangeDInterval => NoncentralT.NoncentralityInterval(ChangeD * Math.Sqrt(Pairs), Pairs - 1, _level).Map(ncp => ncp / Math.Sqrt(Pairs));

    /// <summary><see cref="ChangeD"/> times Hedges's exact correction.</summary>
    public double ChangeG => SmallSample.Exact(Pairs - 1) * ChangeD;

    /// <summary>Mean change over the root mean of the two variances.</summary>
    public double AverageStandardDeviationD => _change.Mean / Math.Sqrt((_before.Variance + _after.Variance) / 2);

    /// <summary>Mean change in standard deviations within occasions allowing for the correlation: d of changes times sqrt(2 (1 - r)).</summary>
    public double RepeatedMeasuresD => ChangeD * Math.Sqrt(2 * (1 - Correlation));

    /// <summary>Mean change over the standard deviation before.</summary>
    public double GlassDelta => _change.Mean / _before.StandardDeviation;
}
