namespace Confrere.Statistics.Distributions;

/// <summary>The chi-square distribution with any positive degrees of freedom (spec 5.2).</summary>
public static class ChiSquare
{
    /// <summary>P(X &lt;= x).</summary>
    public static double LowerTail(double x, double degreesOfFreedom) => GammaFunction.LowerRegularized(degreesOfFreedom / 2, x / 2);

    /// <summary>P(X &gt; x).</summary>
    public static double UpperTail(double x, double degreesOfFreedom) => GammaFunction.UpperRegularized(degreesOfFreedom / 2, x / 2);

    /// <summary>Density at a positive x.</summary>
    public static double Density(double x, double degreesOfFreedom) =>
        Math.Exp((degreesOfFreedom / 2 - 1) * Math.Log(x / 2) - x / 2 - GammaFunction.Log(degreesOfFreedom / 2)) / 2;

    /// <summary>The x below which a proportion p lies.</summary>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        if (p == 0) return 0;
        if (p == 1) return double.PositiveInfinity;
        // Wilson and Hilferty (1931).
        var h = 2 / (9 * degreesOfFreedom);
        var root = 1 - h + Normal.Quantile(p) * Math.Sqrt(h);
        var start = degreesOfFreedom * Math.Max(root * root * root, 1e-3);
        return QuantileSearch.Positive(
            x => LowerTail(x, degreesOfFreedom), x => UpperTail(x, degreesOfFreedom), x => Density(x, degreesOfFreedom), p, start);
    }
}
