namespace Confrere.Statistics.Distributions;

/// <summary>The binomial distribution through the incomplete beta integral (spec 5.1).</summary>
public static class Binomial
{
    /// <summary>P(K &lt;= k) in n trials of probability p.</summary>
    public static double LowerTail(int k, int n, double p) => k < 0 ? 0 : k >= n ? 1 : BetaFunction.Regularized(n - k, k + 1, 1 - p, p);

    /// <summary>P(K &gt; k) in n trials of probability p.</summary>
    public static double UpperTail(int k, int n, double p) => k < 0 ? 1 : k >= n ? 0 : BetaFunction.Regularized(k + 1, n - k, p, 1 - p);
}
