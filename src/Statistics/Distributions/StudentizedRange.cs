namespace Confrere.Statistics.Distributions;

/// <summary>
/// The range of k normal values divided by an independent standard deviation: Tukey's honest significant difference. Error below 1e-8
/// against scipy; agrees with R's <c>ptukey</c> (spec 5.5).
/// </summary>
public static class StudentizedRange
{
    // The integrand over z is a product of normal curves; steps of 0.2 leave an error below 1e-20.
    private const double Step = 0.2;
    private const double Reach = 9;
    private static readonly double[] Largest = [.. Enumerable.Range(0, (int)(2 * Reach / Step) + 1).Select(i => -Reach + i * Step)];
    private static readonly double[] Below = [.. Largest.Select(Normal.LowerTail)];
    private static readonly double[] Density = [.. Largest.Select(Normal.Density)];

    /// <summary>P(Q &gt; q) for k groups.</summary>
    /// <param name="q">Range in units of the standard deviation; for a t statistic of a pair, |t| times the square root of 2.</param>
    /// <param name="groups">Number of groups, two or more.</param>
    /// <param name="degreesOfFreedom">Of the standard deviation; infinity when it is known.</param>
    public static double UpperTail(double q, int groups, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (!(q > 0)) return double.IsNaN(q) ? q : 1;
        return Math.Min(1, ChiMixture.Expect(s => RangeUpperTail(q * s, groups), degreesOfFreedom, q));
    }

    /// <summary>The q above which a proportion lies.</summary>
    public static double UpperQuantile(double proportion, int groups, double degreesOfFreedom)
    {
        double Tail(double q) => UpperTail(q, groups, degreesOfFreedom);
        double low = 0, high = 4;
        while (Tail(high) > proportion) (low, high) = (high, 2 * high);
        var target = Math.Log(proportion);
        double atLow = Math.Log(low == 0 ? 1 : Tail(low)) - target, atHigh = Math.Log(Tail(high)) - target;
        // Illinois variant of regula falsi on the logarithm of the tail.
        for (var i = 0; i < 100 && high - low > 1e-13 * high; i++)
        {
            var x = (low * atHigh - high * atLow) / (atHigh - atLow);
            var at = Math.Log(Tail(x)) - target;
            if (Math.Abs(at) < 1e-13) return x;
            if (at > 0) (low, atLow, atHigh) = (x, at, atHigh / 2);
            else (high, atHigh, atLow) = (x, at, atLow / 2);
        }
        return 0.5 * (low + high);
    }

    // P(range > w) = k integral of phi(z) [Phi(z)^(k-1) - (Phi(z) - Phi(z - w))^(k-1)] dz, z being the largest value.
    private static double RangeUpperTail(double w, int k)
    {
        double sum = 0;
        for (var i = 0; i < Largest.Length; i++)
        {
            var share = Normal.LowerTail(Largest[i] - w) / Below[i];
            var missed = share >= 1 ? 1 : -Math.Exp((k - 1) * Normal.Log1P(-share)) + 1;
            if (share < 1e-3) missed = SmallPower(share, k - 1);
            sum += Density[i] * Math.Pow(Below[i], k - 1) * missed;
        }
        return k * Step * sum;
    }

    // 1 - (1 - x)^m by its binomial series, which keeps its digits for small x.
    private static double SmallPower(double x, int m)
    {
        double term = m * x, sum = term;
        for (var j = 1; j < m && Math.Abs(term) > 1e-18 * sum; j++)
        {
            term *= -x * (m - j) / (j + 1);
            sum += term;
        }
        return sum;
    }
}
