namespace Confrere.Statistics.Distributions;

/// <summary>The standard normal distribution; relative error below 1e-12 in both tails (spec 5.2).</summary>
public static class Normal
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    /// <summary>Density.</summary>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    /// <summary>P(Z &lt;= z).</summary>
    public static double LowerTail(double z) => UpperTail(-z);

    /// <summary>P(Z &gt; z).</summary>
    public static double UpperTail(double z)
    {
        if (z < 0) return 1 - UpperTail(-z);
        return z * z < 3 ? 0.5 - CentralHalf(z) : Density(z) * MillsRatio(z);
    }

    /// <summary>log P(Z &gt; z), finite for every finite z.</summary>
    public static double LogUpperTail(double z) => z switch
    {
        < 0 => Log1P(-UpperTail(-z)),
        < 2 => Math.Log(UpperTail(z)),
        _ => -0.5 * z * z - 0.5 * LogTwoPi + Math.Log(MillsRatio(z)),
    };

    /// <summary>The z below which a proportion p lies.</summary>
    public static double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        if (p == 0.5) return 0;
        return p < 0.5 ? -UpperQuantile(p) : UpperQuantile(1 - p);
    }

    /// <summary>The z above which a proportion p &lt;= 1/2 lies, by Newton steps on the logarithm of the tail.</summary>
    private static double UpperQuantile(double p)
    {
        if (p == 0) return double.PositiveInfinity;
        var target = Math.Log(p);
        // Abramowitz and Stegun (1964), 26.2.23, good to 4.5e-4.
        var t = Math.Sqrt(-2 * target);
        var z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (var i = 0; i < 8; i++)
        {
            var step = (LogUpperTail(z) - target) * MillsRatioAny(z);
            z += step;
            // Newton's error is of the order of the step's square: after a step of 1e-9 nothing is left to gain.
            if (Math.Abs(step) <= 1e-9) break;
        }
        return z;
    }

    private static double MillsRatioAny(double z) => z * z < 3 ? UpperTail(z) / Density(z) : MillsRatio(z);

    // Density times z + z^3/3 + z^5/15 + ...: Abramowitz and Stegun (1964), 26.2.11.
    private static double CentralHalf(double z)
    {
        double term = z, sum = z;
        for (var k = 3; term > sum * 1e-17; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }
        return Density(z) * sum;
    }

    // The continued fraction 26.2.14 of Abramowitz and Stegun (1964) in its even form, by Lentz's algorithm.
    private static double MillsRatio(double z)
    {
        var b = z * z + 1;
        double c = 1e300, d = 1 / b, h = d;
        for (var n = 1; n < 1000; n++)
        {
            var a = -2.0 * n * (2 * n - 1);
            b += 4;
            d = 1 / (a * d + b);
            c = b + a / c;
            h *= c * d;
            if (Math.Abs(c * d - 1) < 1e-16) break;
        }
        return z * h;
    }

    internal static double Log1P(double x) => Math.Abs(x) > 0.5 ? Math.Log(1 + x) : 1 + x == 1 ? x : Math.Log(1 + x) * x / (1 + x - 1);
}
