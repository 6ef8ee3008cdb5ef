using Confrere.Statistics.Data;
using Confrere.Statistics.Distributions;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Resampling;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Wilcoxon's rank-sum (Mann-Whitney) test of two independent groups, first against second, with ties (spec 17.1). Missing values are left out. Pure. Agrees with R
/// 4.2 <c>wilcox.test</c>, exactRankTests 0.8-35 and coin 1.4-2 to 1e-10 (reference/tests).
/// </summary>
public sealed class RankSumTest
{
    private readonly double[] _first, _second, _ranks;
    private readonly double _ties;

    private RankSumTest(double[] first, double[] second)
    {
        (_first, _second) = (first, second);
        (_ranks, _ties) = Ranks.Of([.. first, .. second]);
    }

    /// <summary>Compares two groups.</summary>
    /// <exception cref="DataProblemsException">An empty group, an infinite value, or all values equal.</exception>
    public static RankSumTest Of(IEnumerable<double> first, IEnumerable<double> second)
    {
        double[] a = [.. first.Where(v => !double.IsNaN(v))], b = [.. second.Where(v => !double.IsNaN(v))];
        var problems = new ProblemList();
        if (a.Length == 0 || b.Length == 0) problems.Add("groups", "A group has no value.");
        if (a.Concat(b).Any(double.IsInfinity)) problems.Add("values", "One is infinite.");
        problems.ThrowIfAny();
        if (a.Concat(b).Distinct().Count() == 1) throw new DataProblemsException(new DataProblem("values", "All are equal, so ranks say nothing."));
        return new(a, b);
    }

    /// <summary>Pairs in which the first group's value is larger, ties counting half (W of R, U of Mann and Whitney).</summary>
    public double Statistic => _ranks.Take(_first.Length).Sum() - _first.Length * (_first.Length + 1) / 2.0;

    /// <summary>Standardised statistic without continuity correction, variance corrected for ties.</summary>
    public double Z => (Statistic - _first.Length * _second.Length / 2.0) / Spread(_ties);

    /// <summary>Two-sided p-value of <see cref="Z"/>.</summary>
    public double PValue => 2 * Normal.UpperTail(Math.Abs(Z));

    /// <summary>The same with continuity correction.</summary>
    public double CorrectedPValue => Math.Min(1, 2 * Normal.UpperTail((Math.Abs(Statistic - _first.Length * _second.Length / 2.0) - 0.5) / Spread(_ties)));

    /// <summary>Median of all differences, first minus second (Hodges and Lehmann 1963).</summary>
    public double HodgesLehmann => Quantiles.Median([.. Differences()]);

    /// <summary>The exact test given the ties, from every division of the values; null when it would take too long.</summary>
    public RandomizationTest? Exact()
    {
        var arms = new FactorColumn("group", [.. _first.Select(_ => "first"), .. _second.Select(_ => "second")], ["second", "first"]);
        return Randomization.Of(arms).Exact(_ranks);
    }

    /// <summary>Shifts of the second group that the corrected normal test does not reject.</summary>
    public Inference.Interval Interval(double level = 0.95)
    {
        var z = Normal.Quantile(0.5 + level / 2);
        double[] differences = [.. Differences().Order()];
        var width = differences[^1] - differences[0] + 1;
        return new(Root(z, differences[0] - width, differences[^1] + width), Root(-z, differences[0] - width, differences[^1] + width), level);
    }

    private double Root(double z, double low, double high)
    {
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Shifted(middle) > z) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private double Shifted(double shift)
    {
        var (ranks, ties) = Ranks.Of([.. _first.Select(v => v - shift), .. _second]);
        var distance = ranks.Take(_first.Length).Sum() - _first.Length * (_first.Length + 1) / 2.0 - _first.Length * _second.Length / 2.0;
        return (distance - 0.5 * Math.Sign(distance)) / Spread(ties);
    }

    private double Spread(double ties)
    {
        double m = _first.Length, n = _second.Length, all = m + n;
        return Math.Sqrt(m * n / 12 * (all + 1 - ties / (all * (all - 1))));
    }

    private IEnumerable<double> Differences() => _first.SelectMany(a => _second.Select(b => a - b));
}
