using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Tests that several independent groups have the same mean, location or spread (spec 17.5); the analysis of variance itself is
/// <see cref="Linear.OneWayAnova"/>. Missing values are left out. Pure. Agrees with R 4.2 to 1e-10 (reference/tests).
/// </summary>
public sealed class SeveralGroups
{
    private readonly double[][] _groups;

    private SeveralGroups(double[][] groups) => _groups = groups;

    private int Total => _groups.Sum(g => g.Length);

    /// <summary>Reads the groups.</summary>
    /// <exception cref="DataProblemsException">Fewer than two groups, a group with fewer than two values, an infinite value, or a group without variation.</exception>
    public static SeveralGroups Of(params IReadOnlyList<IReadOnlyList<double>> groups)
    {
        double[][] present = [.. groups.Select(g => g.Where(v => !double.IsNaN(v)).ToArray())];
        var problems = new ProblemList();
        if (present.Length < 2) problems.Add("groups", $"There {(present.Length == 1 ? "is 1" : "are 0")}; at least two are needed.");
        for (var i = 0; i < present.Length; i++)
            if (present[i].Length < 2) problems.Add($"group {i + 1}", $"It has {present[i].Length} values; at least two are needed.");
            else if (present[i].Any(double.IsInfinity)) problems.Add($"group {i + 1}", "A value is infinite.");
            else if (present[i].All(v => v == present[i][0])) problems.Add($"group {i + 1}", "All its values are equal.");
        problems.ThrowIfAny();
        return new(present);
    }

    /// <summary>Welch's (1951) analysis of variance, which allows unequal variances.</summary>
    public JointTest Welch
    {
        get
        {
            double k = _groups.Length;
            double[] w = [.. _groups.Select(g => g.Length / Variance(g))];
            double sum = w.Sum(), mean = _groups.Select((g, i) => w[i] * Kernels.Mean(g)).Sum() / sum;
            var lack = _groups.Select((g, i) => Math.Pow(1 - w[i] / sum, 2) / (g.Length - 1)).Sum() / (k * k - 1);
            var f = _groups.Select((g, i) => w[i] * Math.Pow(Kernels.Mean(g) - mean, 2)).Sum() / (k - 1) / (1 + 2 * (k - 2) * lack);
            return JointTest.Of("Welch's analysis of variance", f, k - 1, 1 / (3 * lack), DegreesOfFreedomMethod.Satterthwaite);
        }
    }

    /// <summary>Kruskal and Wallis's test of ranks, corrected for ties.</summary>
    public TestResult KruskalWallis
    {
        get
        {
            var (ranks, ties) = Ranks.Of([.. _groups.SelectMany(g => g)]);
            double n = Total, h = 0;
            foreach (var mine in Split(ranks)) h += Math.Pow(mine.Sum(), 2) / mine.Length;
            return TestResult.ChiSquare("Kruskal-Wallis", (12 / (n * (n + 1)) * h - 3 * (n + 1)) / (1 - ties / (n * n * n - n)), _groups.Length - 1);
        }
    }

    /// <summary>Bartlett's test of equal variances; sensitive to non-normal values.</summary>
    public TestResult Bartlett
    {
        get
        {
            double df = Total - _groups.Length, pooled = _groups.Sum(SumOfSquares) / df;
            var statistic = df * Math.Log(pooled) - _groups.Sum(g => (g.Length - 1) * Math.Log(Variance(g)));
            return TestResult.ChiSquare("Bartlett", statistic / (1 + (_groups.Sum(g => 1.0 / (g.Length - 1)) - 1 / df) / (3 * (_groups.Length - 1))), _groups.Length - 1);
        }
    }

    /// <summary>Fligner and Killeen's (1976) test of equal spread, by normal scores of distances from the median.</summary>
    public TestResult FlignerKilleen
    {
        get
        {
            var (ranks, _) = Ranks.Of([.. Distances(g => Quantiles.Median([.. g])).SelectMany(g => g)]);
            double[] scores = [.. ranks.Select(r => Normal.Quantile((1 + r / (Total + 1)) / 2))];
            var mean = Kernels.Mean(scores);
            var statistic = Split(scores).Sum(g => g.Length * Math.Pow(Kernels.Mean(g) - mean, 2)) / (Kernels.CentredSumOfSquares(scores) / (Total - 1));
            return TestResult.ChiSquare("Fligner-Killeen", statistic, _groups.Length - 1);
        }
    }

    /// <summary>Levene's test: analysis of variance of distances from the group mean.</summary>
    public JointTest Levene => Anova("Levene", Distances(g => Kernels.Mean(g)));

    /// <summary>Brown and Forsythe's test: analysis of variance of distances from the group median.</summary>
    public JointTest BrownForsythe => Anova("Brown-Forsythe", Distances(g => Quantiles.Median([.. g])));

    private double[][] Distances(Func<double[], double> centre) => [.. _groups.Select(g => { var c = centre(g); return g.Select(v => Math.Abs(v - c)).ToArray(); })];

    private static JointTest Anova(string name, double[][] groups)
    {
        double n = groups.Sum(g => g.Length), grand = Kernels.Mean([.. groups.SelectMany(g => g)]);
        double between = groups.Sum(g => g.Length * Math.Pow(Kernels.Mean(g) - grand, 2)) / (groups.Length - 1), within = groups.Sum(SumOfSquares) / (n - groups.Length);
        return JointTest.Of(name, between / within, groups.Length - 1, n - groups.Length, DegreesOfFreedomMethod.Residual);
    }

    private IEnumerable<double[]> Split(double[] all)
    {
        var from = 0;
        foreach (var group in _groups)
        {
            yield return all[from..(from + group.Length)];
            from += group.Length;
        }
    }

    private static double SumOfSquares(double[] values) => Kernels.CentredSumOfSquares(values);

    private static double Variance(double[] values) => Kernels.CentredSumOfSquares(values) / (values.Length - 1);
}
