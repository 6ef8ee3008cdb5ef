namespace Confrere.Statistics.Distributions;

/// <summary>
/// Noncentral t: (Z + noncentrality) / sqrt(chi-square / degrees of freedom). Relative error below 1e-9 in both tails against mpmath;
/// R's <c>pt</c> and scipy lose digits in the far lower tail (spec 5.4).
/// </summary>
public static class NoncentralT
{
    /// <summary>P(T &lt;= t).</summary>
    public static double LowerTail(double t, double degreesOfFreedom, double noncentrality) =>
        ChiMixture.Expect(s => Normal.LowerTail(t * s - noncentrality), degreesOfFreedom, t);

    /// <summary>P(T &gt; t).</summary>
    public static double UpperTail(double t, double degreesOfFreedom, double noncentrality) =>
        ChiMixture.Expect(s => Normal.UpperTail(t * s - noncentrality), degreesOfFreedom, t);

    /// <summary>Both limits of the noncentrality for which an observed t lies at the ends of the central interval of a level.</summary>
    /// <param name="t">Observed statistic.</param>
    /// <param name="degreesOfFreedom">Its degrees of freedom.</param>
    /// <param name="level">Confidence level.</param>
    public static Inference.Interval NoncentralityInterval(double t, double degreesOfFreedom, double level = 0.95)
    {
        var tail = (1 - level) / 2;
        return new(
            Solve(ncp => UpperTail(t, degreesOfFreedom, ncp), tail, rising: true, t),
            Solve(ncp => LowerTail(t, degreesOfFreedom, ncp), tail, rising: false, t), level);
    }

    // The tail is monotone in the noncentrality and close to a normal curve in it: regula falsi on the normal scale (Illinois variant).
    private static double Solve(Func<double, double> tail, double p, bool rising, double centre)
    {
        var target = Normal.Quantile(p);
        double Gap(double ncp) => (Normal.Quantile(tail(ncp)) - target) * (rising ? 1 : -1);
        double low = centre - 1, high = centre + 1, width = 2;
        double atLow = Gap(low), atHigh = Gap(high);
        for (; atLow > 0; width *= 2) atLow = Gap(low -= width);
        for (width = 2; atHigh < 0; width *= 2) atHigh = Gap(high += width);
        for (var i = 0; i < 200 && high - low > 4e-16 * (Math.Abs(low) + Math.Abs(high)); i++)
        {
            var x = (low * atHigh - high * atLow) / (atHigh - atLow);
            if (!(x > low && x < high)) return x <= low ? low : high;
            var at = Gap(x);
            if (at == 0) return x;
            if (at > 0)
            {
                (high, atHigh) = (x, at);
                atLow /= 2;
            }
            else
            {
                (low, atLow) = (x, at);
                atHigh /= 2;
            }
            if (Math.Abs(at) < 1e-15) return x;
        }
        return 0.5 * (low + high);
    }
}
