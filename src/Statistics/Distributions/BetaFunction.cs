namespace Confrere.Statistics.Distributions;

/// <summary>The regularised incomplete beta integral, on which the t, F and binomial distributions rest (spec 5.1).</summary>
public static class BetaFunction
{
    private const int MostTerms = 2_000_000;

    /// <summary>I_x(a, b) for 0 &lt;= x &lt;= 1 and positive a and b.</summary>
    public static double Regularized(double a, double b, double x) => Regularized(a, b, x, 1 - x);

    /// <summary>I_x(a, b) where y = 1 - x is given separately, so that neither tail loses digits.</summary>
    internal static double Regularized(double a, double b, double x, double y)
    {
        if (double.IsNaN(x + a + b)) return double.NaN;
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        return x <= (a + 1) / (a + b + 2) ? Fraction(a, b, x, y) : 1 - Fraction(b, a, y, x);
    }

    /// <summary>x^a y^b / B(a, b) by Stirling errors and deviances, which does not cancel for large a and b (Loader 2000).</summary>
    internal static double Density(double a, double b, double x, double y)
    {
        var n = a + b;
        // a - n x without the cancellation that costs ten digits at a million degrees of freedom.
        var difference = a * y - b * x;
        var log = GammaFunction.StirlingError(n) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b)
            - GammaFunction.Deviance(a, n * x, difference) - GammaFunction.Deviance(b, n * y, -difference);
        return Math.Exp(log) * Math.Sqrt(a * b / (2 * Math.PI * n));
    }

    // The even fraction of DiDonato and Morris (1992), doi:10.1145/131766.131776, by Lentz's algorithm. It sees x only through
    // a y - b x and x itself, so that it stays accurate where x is within rounding of 1.
    private static double Fraction(double a, double b, double x, double y)
    {
        const double tiny = 1e-300;
        var lead = a * y - b * x + 1;
        var f = a * lead / (a + 1);
        if (Math.Abs(f) < tiny) f = tiny;
        double c = f, d = 0;
        for (var m = 1; m < MostTerms; m++)
        {
            var odd = a + 2 * m - 1;
            var numerator = (a + m - 1) * (a + b + m - 1) / odd * m * (b - m) / odd * x * x;
            var denominator = m + m * (b - m) * x / odd + (a + m) * (lead + m * (1 + y)) / (odd + 2);
            d = denominator + numerator * d;
            if (Math.Abs(d) < tiny) d = tiny;
            c = denominator + numerator / c;
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            f *= c * d;
            if (Math.Abs(c * d - 1) < 2e-16) break;
        }
        return Density(a, b, x, y) / f;
    }
}
