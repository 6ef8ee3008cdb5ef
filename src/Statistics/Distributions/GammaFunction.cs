namespace Confrere.Statistics.Distributions;

/// <summary>The gamma function, its logarithmic derivative and the regularised incomplete integral (spec 5.1).</summary>
public static class GammaFunction
{
    private const double LargeArgument = 15;
    private const int MostTerms = 100_000;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>Natural logarithm of the gamma function of a positive number; relative error below 1e-13 away from its zeros at 1 and 2.</summary>
    public static double Log(double x)
    {
        if (!(x > 0)) return double.NaN;
        if (x is 1 or 2) return 0;
        if (x >= LargeArgument) return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingSeries(x);
        // Gamma(x) = Gamma(x + m) / (x (x + 1) ... (x + m - 1)).
        var product = 1.0;
        for (; x < LargeArgument; x++) product *= x;
        return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingSeries(x) - Math.Log(product);
    }

    /// <summary>Derivative of the logarithm of the gamma function of a positive number.</summary>
    public static double Digamma(double x)
    {
        if (!(x > 0)) return double.NaN;
        double shift = 0;
        for (; x < LargeArgument; x++) shift -= 1 / x;
        var r = 1 / (x * x);
        // Abramowitz and Stegun (1964), 6.3.18.
        return shift + Math.Log(x) - 0.5 / x - r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r * (1.0 / 132 - r * (691.0 / 32760 - r / 12))))));
    }

    /// <summary>Regularised lower incomplete gamma integral P(a, x).</summary>
    public static double LowerRegularized(double a, double x)
    {
        if (!(x > 0)) return x <= 0 ? 0 : double.NaN;
        return x < a + 1 ? Series(a, x) : 1 - ContinuedFraction(a, x);
    }

    /// <summary>Regularised upper incomplete gamma integral Q(a, x) = 1 - P(a, x), accurate far into the tail.</summary>
    public static double UpperRegularized(double a, double x)
    {
        if (!(x > 0)) return x <= 0 ? 1 : double.NaN;
        if (double.IsPositiveInfinity(x)) return 0;
        return x < a + 1 ? 1 - Series(a, x) : ContinuedFraction(a, x);
    }

    /// <summary>log Gamma(x + 1) minus Stirling's leading terms (x + 1/2) log x - x + log(2 pi)/2.</summary>
    internal static double StirlingError(double x) =>
        x >= LargeArgument ? StirlingSeries(x) : Log(x + 1) - (x + 0.5) * Math.Log(x) + x - HalfLogTwoPi;

    /// <summary>x log(x / m) + m - x without cancellation near x = m; Loader (2000), "Fast and accurate computation of binomial probabilities".</summary>
    internal static double Deviance(double x, double m) => Deviance(x, m, x - m);

    /// <summary>The same where the difference x - m is known more exactly than by subtraction.</summary>
    internal static double Deviance(double x, double m, double difference)
    {
        if (Math.Abs(difference) >= 0.1 * (x + m)) return x * Math.Log(x / m) - difference;
        var v = difference / (x + m);
        var sum = difference * v;
        var term = 2 * x * v;
        for (var j = 1; ; j++)
        {
            term *= v * v;
            var next = sum + term / (2 * j + 1);
            if (next == sum) return sum;
            sum = next;
        }
    }

    /// <summary>x^a e^-x / Gamma(a + 1).</summary>
    private static double Prefactor(double a, double x) =>
        a < 1 ? Math.Exp(a * Math.Log(x) - x - Log(a + 1)) : Math.Exp(-StirlingError(a) - Deviance(a, x)) / Math.Sqrt(2 * Math.PI * a);

    private static double Series(double a, double x)
    {
        double sum = 1, term = 1;
        for (var n = 1; n < MostTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return Prefactor(a, x) * sum;
    }

    // Lentz's algorithm for the fraction 6.5.31 of Abramowitz and Stegun (1964).
    private static double ContinuedFraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = an * d + b;
            if (Math.Abs(d) < tiny) d = tiny;
            c = b + an / c;
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }
        return Prefactor(a, x) * a * h;
    }

    private static double StirlingSeries(double x)
    {
        var r = 1 / (x * x);
        // Abramowitz and Stegun (1964), 6.1.41; at x = 15 the first term left out is below 1e-17.
        return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360 - r / 156)))))) / x;
    }
}
