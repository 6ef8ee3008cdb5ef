namespace Confrere.Statistics.Distributions;

/// <summary>
/// Expectation of a function of S = sqrt(chi-square / degrees of freedom), by the trapezoidal rule in log s. The integrand is analytic
/// and dies double-exponentially on the right and exponentially on the left, where the rule converges geometrically
/// (Trefethen and Weideman 2014, doi:10.1137/130932132). All terms are positive, so small tails keep their relative accuracy.
/// </summary>
internal static class ChiMixture
{
    // exp(-41) is below one unit in the last place of a sum that starts near 1; a few more keep tails of tails.
    private const double Negligible = 45;

    // In units of the function's own normal scale a step of 0.45 leaves a trapezoidal error below exp(-2 pi^2 / 0.45^2) = 1e-42.
    private const double NormalStep = 0.45;

    /// <param name="function">A smooth function of s that changes on the scale 1 / steepness.</param>
    /// <param name="degreesOfFreedom">Positive; infinity means s = 1.</param>
    /// <param name="steepness">How many normal standard deviations the function's argument moves per unit of s.</param>
    public static double Expect(Func<double, double> function, double degreesOfFreedom, double steepness)
    {
        if (double.IsPositiveInfinity(degreesOfFreedom)) return function(1);
        var n = degreesOfFreedom;
        var deviation = 1 / Math.Sqrt(2 * n);
        var right = 1.0;
        while (Exponent(n, right * deviation) > -Negligible) right *= 1.25;
        var left = 1.0;
        while (Exponent(n, -left * deviation) > -Negligible) left *= 1.25;
        var largest = Math.Exp(right * deviation);
        var step = Math.Min(NormalStep * deviation, NormalStep / Math.Max(1e-300, Math.Abs(steepness) * largest));
        // Density of u = log s: 2 (n/2)^(n/2) / Gamma(n/2) exp(-n/2) exp(n u - n (e^2u - 1) / 2).
        var scale = 2 * Math.Sqrt(n / (4 * Math.PI)) * Math.Exp(-GammaFunction.StirlingError(n / 2));
        double sum = 0;
        for (var u = -left * deviation; u <= right * deviation; u += step) sum += Math.Exp(Exponent(n, u)) * function(Math.Exp(u));
        return sum * step * scale;
    }

    // n u - n (e^2u - 1) / 2, which is 0 at its maximum u = 0.
    private static double Exponent(double n, double u) => n * (u - 0.5 * ExpM1(2 * u));

    private static double ExpM1(double x)
    {
        if (Math.Abs(x) > 0.3) return Math.Exp(x) - 1;
        double term = x, sum = x;
        for (var k = 2; Math.Abs(term) > 1e-18 * Math.Abs(sum); k++)
        {
            term *= x / k;
            sum += term;
        }
        return sum;
    }
}
