using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.EffectSizes;

/// <summary>
/// The difference of two independent groups in standard deviations, first minus second (treated minus control), for a numeric outcome.
/// Definitions: spec 6.1. Assumes independent values; intervals by the noncentral t assume normal values of equal variance. Missing
/// values (NaN) are left out. O(n log n), pure. Agrees with R 4.2 to 1e-9; effectsize 0.8.3 finds the same interval to its own 1e-6.
/// </summary>
public sealed class StandardizedDifference
{
    private readonly Sample _first;
    private readonly Sample _second;
    private readonly double _level;

    private StandardizedDifference(Sample first, Sample second, double level)
    {
        (_first, _second, _level) = (first, second, level);
        PooledStandardDeviation = Sample.Pooled(first, second);
    }

    /// <summary>Compares two groups.</summary>
    /// <param name="first">Values of the treated group.</param>
    /// <param name="second">Values of the control group.</param>
    /// <param name="level">Confidence level of all intervals.</param>
    /// <exception cref="DataProblemsException">A group has fewer than two values, an infinite one, or no variation.</exception>
    public static StandardizedDifference Of(IEnumerable<double> first, IEnumerable<double> second, double level = 0.95)
    {
        var problems = new ProblemList();
        var (a, b) = (Sample.Of("first", first, problems), Sample.Of("second", second, problems));
        problems.ThrowIfAny();
        return new(a, b, level);
    }

    /// <summary>Values used: first, second.</summary>
    public (int First, int Second) Counts => (_first.Count, _second.Count);

    /// <summary>Means: first, second.</summary>
    public (double First, double Second) Means => (_first.Mean, _second.Mean);

    /// <summary>Standard deviations: first, second.</summary>
    public (double First, double Second) StandardDeviations => (_first.StandardDeviation, _second.StandardDeviation);

    /// <summary>Standard deviation within groups.</summary>
    public double PooledStandardDeviation { get; }

    private double Difference => _first.Mean - _second.Mean;

    private double DegreesOfFreedom => _first.Count + _second.Count - 2;

    private double Root => Math.Sqrt((double)_first.Count * _second.Count / (_first.Count + _second.Count));

    /// <summary>Student's test with pooled variance.</summary>
    public Estimate Student => Estimate.Of("difference of means", Difference, PooledStandardDeviation / Root, DegreesOfFreedom, DegreesOfFreedomMethod.Residual, _level);

    /// <summary>Welch's test without the assumption of equal variances; Satterthwaite degrees of freedom.</summary>
    public Estimate Welch
    {
        get
        {
            var (a, b) = (_first.Variance / _first.Count, _second.Variance / _second.Count);
            var df = (a + b) * (a + b) / (a * a / (_first.Count - 1) + b * b / (_second.Count - 1));
            return Estimate.Of("difference of means", Difference, Math.Sqrt(a + b), df, DegreesOfFreedomMethod.Satterthwaite, _level);
        }
    }

    /// <summary>Cohen's d: difference over pooled standard deviation.</summary>
    public double CohenD => Difference / PooledStandardDeviation;

    /// <summary>Interval of <see cref="CohenD"/> by the noncentral t distribution.</summary>
    public Interval CohenDInterval => NoncentralT.NoncentralityInterval(CohenD * Root, DegreesOfFreedom, _level).Map(ncp => ncp / Root);

    /// <summary>Hedges's g: d times the exact correction.</summary>
    public double HedgesG => SmallSample.Exact(DegreesOfFreedom) * CohenD;

    /// <summary>Interval of <see cref="HedgesG"/>: that of d times the same factor.</summary>
    public Interval HedgesGInterval => CohenDInterval.Map(d => SmallSample.Exact(DegreesOfFreedom) * d);

    /// <summary>Large-sample standard error of <see cref="CohenD"/>: Borenstein et al. (2009), equation 4.20.</summary>
    public double CohenDStandardError => Math.Sqrt(1.0 / _first.Count + 1.0 / _second.Count + CohenD * CohenD / (2 * (_first.Count + _second.Count)));

    /// <summary>Large-sample standard error of <see cref="HedgesG"/>, the weight of a meta-analysis.</summary>
    public double HedgesGStandardError => SmallSample.Exact(DegreesOfFreedom) * CohenDStandardError;

    /// <summary>Glass's delta: difference over the standard deviation of the second (control) group.</summary>
    public double GlassDelta => Difference / _second.StandardDeviation;

    /// <summary>Difference over the root mean of the two variances.</summary>
    public double AverageStandardDeviationD => Difference / Math.Sqrt((_first.Variance + _second.Variance) / 2);

    /// <summary>Probability that a value of the first group exceeds one of the second, ties counting half.</summary>
    public double CommonLanguage
    {
        get
        {
            double[] sorted = [.. _second.Values.Order()];
            double wins = 0;
            foreach (var v in _first.Values) wins += 0.5 * (Below(sorted, v, orEqual: false) + Below(sorted, v, orEqual: true));
            return wins / _first.Count / _second.Count;
        }
    }

    /// <summary>Cliff's delta: twice <see cref="CommonLanguage"/> minus one.</summary>
    public double CliffDelta => 2 * CommonLanguage - 1;

    /// <summary>F test that the variances are equal (first over second), two-sided, with the interval of their ratio.</summary>
    public (double Ratio, double PValue, Interval Interval) VarianceRatio
    {
        get
        {
            var (ratio, n, m) = (_first.Variance / _second.Variance, _first.Count - 1, _second.Count - 1);
            var p = 2 * Math.Min(FisherF.LowerTail(ratio, n, m), FisherF.UpperTail(ratio, n, m));
            var tail = (1 - _level) / 2;
            return (ratio, Math.Min(1, p), new(ratio / FisherF.Quantile(1 - tail, n, m), ratio / FisherF.Quantile(tail, n, m), _level));
        }
    }

    private static int Below(double[] sorted, double value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
