namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Kenward and Roger (1997), section 3: F degrees of freedom and scaling from the two moments A1 and A2 (specification 3.9).</summary>
internal static class KenwardRogerApproximation
{
    /// <summary>Near two degrees of freedom the scaling has a removable singularity; as in pbkrtest it is then one.</summary>
    private const double NearTwo = 1e-2;

    public static (double DegreesOfFreedom, double Scaling) Of(int q, double a1, double a2)
    {
        var b = (a1 + (6 * a2)) / (2 * q);
        var g = a2 == 0 ? 0 : (((q + 1) * a1) - ((q + 4) * a2)) / ((q + 2) * a2);
        var d = (3 * q) + (2 * (1 - g));
        double c1 = g / d, c2 = (q - g) / d, c3 = (q + 2 - g) / d;
        var v0 = 1 + (c1 * b);
        var v1 = 1 - (c2 * b);
        var v2 = 1 - (c3 * b);
        if (Math.Abs(v0) < 1e-10) v0 = 0;
        var ratio = Quotient(1 - (a2 / q), v1);
        var rho = ratio * ratio * v0 / v2 / q;
        var m = 4 + ((q + 2) / ((q * rho) - 1));
        var scaling = Math.Abs(m - 2) < NearTwo ? 1 : m * (1 - (a2 / q)) / (m - 2);
        return (m, scaling);
    }

    // 0/0 is 1: both vanish together when the test has exactly known variance.
    private static double Quotient(double x, double y) => Math.Abs(x) < 1e-14 && Math.Abs(y) < 1e-14 ? 1 : x / y;
}
