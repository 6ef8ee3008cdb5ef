namespace Confrere.Statistics.Distributions;

/// <summary>Student's t distribution with any positive, also fractional, degrees of freedom; infinity is the normal (spec 5.3).</summary>
public static class StudentT
{
    // Above this the normal with Wallace's correction is exact to double precision and the fraction would be slow.
    private const double NearlyNormal = 1e9;

    /// <summary>P(T &lt;= t).</summary>
    public static double LowerTail(double t, double degreesOfFreedom) => UpperTail(-t, degreesOfFreedom);

    /// <summary>P(T &gt; t).</summary>
    public static double UpperTail(double t, double degreesOfFreedom)
    {
        if (t < 0) return 1 - UpperTail(-t, degreesOfFreedom);
        return 0.5 * TwoSided(t, degreesOfFreedom);
    }

    /// <summary>P(|T| &gt; |t|), the p-value of a two-sided test.</summary>
    public static double TwoSided(double t, double degreesOfFreedom)
    {
        if (double.IsNaN(t) || !(degreesOfFreedom > 0)) return double.NaN;
        t = Math.Abs(t);
        if (degreesOfFreedom >= NearlyNormal) return 2 * Normal.UpperTail(NormalScore(t, degreesOfFreedom));
        if (double.IsInfinity(t)) return 0;
        var (n, s) = (degreesOfFreedom, t * t);
        return t > 1e150 ? 2 * FarTail(t, n) : BetaFunction.Regularized(n / 2, 0.5, n / (n + s), s / (n + s));
    }

    /// <summary>Density.</summary>
    public static double Density(double t, double degreesOfFreedom)
    {
        if (degreesOfFreedom >= NearlyNormal) return Normal.Density(t);
        // The density of x = n / (n + t^2) is a beta density; with |dx/dt| that leaves x^a y^b / B(a, b) / |t|, which is flat near 0.
        t = Math.Max(Math.Abs(t), 1e-100);
        var (n, s) = (degreesOfFreedom, t * t);
        return BetaFunction.Density(n / 2, 0.5, n / (n + s), s / (n + s)) / t;
    }

    /// <summary>The t below which a proportion p lies.</summary>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        if (!(p is >= 0 and <= 1) || !(degreesOfFreedom > 0)) return double.NaN;
        if (p == 0.5) return 0;
        if (double.IsPositiveInfinity(degreesOfFreedom)) return Normal.Quantile(p);
        return p < 0.5 ? -UpperQuantile(p, degreesOfFreedom) : UpperQuantile(1 - p, degreesOfFreedom);
    }

    private static double UpperQuantile(double p, double n)
    {
        if (p == 0) return double.PositiveInfinity;
        var z = Normal.Quantile(1 - p);
        var s = z * z;
        // Cornish-Fisher, Abramowitz and Stegun (1964), 26.7.5: from five degrees of freedom on it leaves Newton two steps.
        var start = z * (1 + ((s + 1) / 4 + (((5 * s + 16) * s + 3) / 96 + (((3 * s + 19) * s + 17) * s - 15) / (384 * n)) / n) / n);
        return QuantileSearch.Search(t => UpperTail(t, n), t => Density(t, n), p, start > 0 ? start : 0.5, rising: false);
    }

    // Wallace (1959), Annals of Mathematical Statistics 30, 1121: error of order n^-2.
    private static double NormalScore(double t, double n) => double.IsInfinity(n) ? t : t * (1 - 1 / (4 * n)) / Math.Sqrt(1 + t * t / (2 * n));

    private static double FarTail(double t, double n) =>
        Math.Exp(GammaFunction.Log((n + 1) / 2) - GammaFunction.Log(n / 2) - 0.5 * Math.Log(Math.PI) + (n / 2 - 1) * Math.Log(n) - n * Math.Log(t));
}
