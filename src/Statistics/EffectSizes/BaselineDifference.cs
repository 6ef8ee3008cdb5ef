using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.EffectSizes;

/// <summary>
/// Standardised differences for the baseline table, first minus second group: how far arms differ, without a test, since chance is known to
/// be the cause (spec 6.6). Absolute values above about 0.1 to 0.2 deserve a look. Missing values are left out. Pure. Agrees with
/// direct algebra in R 4.2 to 1e-12 (reference/baseline_balance). Source: Austin 2009, Stat Med 28:3083, doi:10.1002/sim.3697; Yang and Dalton 2012.
/// </summary>
public static class BaselineDifference
{
    /// <summary>Difference of means over the root mean of the two variances.</summary>
    /// <exception cref="DataProblemsException">A group has fewer than two values, an infinite one, or no variation.</exception>
    public static double OfNumbers(IEnumerable<double> first, IEnumerable<double> second) => StandardizedDifference.Of(first, second).AverageStandardDeviationD;

    /// <summary>Difference of proportions over the root mean of p (1 - p); null when both groups are all or nothing.</summary>
    /// <exception cref="DataProblemsException">A count is negative or exceeds its total, or a group is empty.</exception>
    public static double? OfProportions(Proportion first, Proportion second)
    {
        var problems = new ProblemList();
        first.Check("first group", problems);
        second.Check("second group", problems);
        problems.ThrowIfAny();
        var variance = (first.Value * (1 - first.Value) + second.Value * (1 - second.Value)) / 2;
        return variance > 0 ? (first.Value - second.Value) / Math.Sqrt(variance) : null;
    }

    /// <summary>
    /// Several categories at once: the Mahalanobis distance of the two vectors of proportions (never negative); null when
    /// a category fills both groups.
    /// </summary>
    /// <param name="first">People of the first group in each category.</param>
    /// <param name="second">People of the second group in the same categories.</param>
    /// <exception cref="DataProblemsException">Fewer than two categories, lists of different length, a negative count or an empty group.</exception>
    public static double? OfCategories(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var problems = new ProblemList();
        if (first.Count < 2 || first.Count != second.Count) problems.Add("categories", $"There are {first.Count} and {second.Count}; both groups need the same, at least two.");
        if (first.Concat(second).Any(c => c < 0)) problems.Add("categories", "A count is negative.");
        if (first.Sum() < 1 || second.Sum() < 1) problems.Add("categories", "A group is empty.");
        problems.ThrowIfAny();
        int[] used = [.. Enumerable.Range(0, first.Count).Where(c => first[c] + second[c] > 0)];
        if (used.Length < 2) return null;
        // One category follows from the others.
        double[] p = [.. used[1..].Select(c => (double)first[c] / first.Sum())], q = [.. used[1..].Select(c => (double)second[c] / second.Sum())];
        var covariance = new Matrix(p.Length, p.Length);
        for (var i = 0; i < p.Length; i++)
            for (var j = 0; j < p.Length; j++) covariance[i, j] = ((i == j ? p[i] + q[i] : 0) - p[i] * p[j] - q[i] * q[j]) / 2;
        if (Cholesky.TryOf(covariance) is not { } factor) return null;
        double[] difference = [.. p.Zip(q, (a, b) => a - b)];
        factor.SolveLower(difference);
        return Math.Sqrt(Kernels.Dot(difference, difference));
    }
}
