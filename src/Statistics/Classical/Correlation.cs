using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Classical;

/// <summary>
/// How two measurements of the same people go together (spec 17.6). Pairs with a missing value are left out. O(n^2) for Kendall, else O(n log n). Pure.
/// Agrees with R 4.2 <c>cor.test</c> to 1e-10 (reference/tests).
/// </summary>
public sealed class Correlation
{
    private readonly double[] _x, _y;

    private Correlation(double[] x, double[] y) => (_x, _y) = (x, y);

    /// <summary>Reads the pairs.</summary>
    /// <exception cref="DataProblemsException">Lists of different length, fewer than four complete pairs, infinite values, or a constant.</exception>
    public static Correlation Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count) throw new DataProblemsException(new DataProblem("pairs", $"There are {x.Count} and {y.Count} values."));
        int[] complete = [.. Enumerable.Range(0, x.Count).Where(i => !double.IsNaN(x[i]) && !double.IsNaN(y[i]))];
        double[] a = [.. complete.Select(i => x[i])], b = [.. complete.Select(i => y[i])];
        var problems = new ProblemList();
        if (a.Length < 4) problems.Add("pairs", $"{a.Length} are complete; at least four are needed.");
        if (a.Concat(b).Any(double.IsInfinity)) problems.Add("pairs", "A value is infinite.");
        if (a.Distinct().Count() == 1 || b.Distinct().Count() == 1) problems.Add("pairs", "One of the two never varies.");
        problems.ThrowIfAny();
        return new(a, b);
    }

    /// <summary>Pearson's r.</summary>
    public double Pearson => Product(_x, _y);

    /// <summary>Student's test of Pearson's r.</summary>
    public TestResult PearsonTest => Student("Pearson", Pearson);

    /// <summary>Spearman's rank correlation, ties by midranks.</summary>
    public double Spearman => Product(Ranks.Of(_x).Ranks, Ranks.Of(_y).Ranks);

    /// <summary>Student's approximation for Spearman's correlation.</summary>
    public TestResult SpearmanTest => Student("Spearman", Spearman);

    /// <summary>Kendall's tau-b.</summary>
    public double Kendall
    {
        get
        {
            double n = _x.Length, pairs = n * (n - 1) / 2, tx = Ties(_x).Sum(t => t * (t - 1) / 2), ty = Ties(_y).Sum(t => t * (t - 1) / 2);
            return Score() / Math.Sqrt((pairs - tx) * (pairs - ty));
        }
    }

    /// <summary>Normal test of Kendall's tau with its variance under ties.</summary>
    public TestResult KendallTest
    {
        get
        {
            double n = _x.Length, v = n * (n - 1) * (2 * n + 5);
            double[] x = Ties(_x), y = Ties(_y);
            double vx = x.Sum(t => t * (t - 1) * (2 * t + 5)), vy = y.Sum(t => t * (t - 1) * (2 * t + 5));
            double pairs = x.Sum(t => t * (t - 1)) * y.Sum(t => t * (t - 1)) / (2 * n * (n - 1)), triples = x.Sum(t => t * (t - 1) * (t - 2)) * y.Sum(t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2));
            var z = Score() / Math.Sqrt((v - vx - vy) / 18 + pairs + triples);
            return new("Kendall", z, null, 2 * Normal.UpperTail(Math.Abs(z)));
        }
    }

    /// <summary>Fisher's z interval of Pearson's r.</summary>
    public Interval Interval(double level = 0.95)
    {
        double half = Normal.Quantile(0.5 + level / 2) / Math.Sqrt(_x.Length - 3), z = Math.Atanh(Pearson);
        return new(Math.Tanh(z - half), Math.Tanh(z + half), level);
    }

    private TestResult Student(string name, double r)
    {
        var df = _x.Length - 2;
        var t = r * Math.Sqrt(df / ((1 - r) * (1 + r)));
        return new(name, t, df, StudentT.TwoSided(t, df));
    }

    private double Score()
    {
        double score = 0;
        for (var i = 0; i < _x.Length; i++)
            for (var j = 0; j < i; j++) score += Math.Sign(_x[i] - _x[j]) * Math.Sign(_y[i] - _y[j]);
        return score;
    }

    private static double[] Ties(double[] values) => [.. values.GroupBy(v => v).Select(g => (double)g.Count())];

    private static double Product(double[] a, double[] b) => Reliability.ItemScores.Correlation(a, b);
}
