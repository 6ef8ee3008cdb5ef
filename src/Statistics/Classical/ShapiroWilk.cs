using Confrere.Statistics.Distributions;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Shapiro and Wilk's test that values are normal, by Royston's (1995) approximation, algorithm AS R94, doi:10.2307/2986146. For describing, not for
/// choosing a test afterwards. Missing values are left out. Pure. Agrees with R 4.2 <c>shapiro.test</c> to 1e-10 (reference/tests).
/// </summary>
public static class ShapiroWilk
{
    // The polynomials of Royston (1995), in rising powers.
    private static readonly double[] LastWeight = [0, .221157, -.147981, -2.07119, 4.434685, -2.706056], NextWeight = [0, .042981, -.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallMean = [.544, -.39978, .025054, -6.714e-4], SmallSpread = [1.3822, -.77857, .062767, -.0020322];
    private static readonly double[] LargeMean = [-1.5861, -.31082, -.083751, .0038915], LargeSpread = [-.4803, -.082676, .0030302], Shift = [-2.273, .459];

    /// <summary>W and its p-value.</summary>
    /// <exception cref="DataProblemsException">Fewer than 3 or more than 5000 values, an infinite value, or all equal.</exception>
    public static TestResult Of(IEnumerable<double> values)
    {
        double[] x = [.. values.Where(v => !double.IsNaN(v)).Order()];
        var problems = new ProblemList();
        if (x.Length is < 3 or > 5000) problems.Add("values", $"There are {x.Length}; the approximation holds for 3 to 5000.");
        else if (x.Any(double.IsInfinity)) problems.Add("values", "One is infinite.");
        else if (x[0] == x[^1]) problems.Add("values", "All are equal.");
        problems.ThrowIfAny();
        var a = Weights(x.Length);
        var w = Math.Pow(Kernels.Dot(a, x), 2) / Kernels.CentredSumOfSquares(x);
        return new("Shapiro-Wilk", w, null, PValue(w, x.Length));
    }

    private static double[] Weights(int n)
    {
        if (n == 3) return [-Math.Sqrt(0.5), 0, Math.Sqrt(0.5)];
        double[] m = [.. Enumerable.Range(1, n).Select(i => Normal.Quantile((i - 0.375) / (n + 0.25)))];
        double square = Kernels.Dot(m, m), root = Math.Sqrt(square), u = 1 / Math.Sqrt(n);
        double last = Polynomial(LastWeight, u) + m[^1] / root, next = Polynomial(NextWeight, u) + m[^2] / root;
        var fixedEnds = n > 5 ? 2 : 1;
        var rest = n > 5 ? (square - 2 * m[^1] * m[^1] - 2 * m[^2] * m[^2]) / (1 - 2 * last * last - 2 * next * next) : (square - 2 * m[^1] * m[^1]) / (1 - 2 * last * last);
        double[] a = [.. m.Select(v => v / Math.Sqrt(rest))];
        (a[0], a[^1]) = (-last, last);
        if (fixedEnds == 2) (a[1], a[^2]) = (-next, next);
        return a;
    }

    private static double PValue(double w, int n)
    {
        if (n == 3) return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))));
        double y = Math.Log(1 - w), log = Math.Log(n);
        if (n > 11) return Normal.UpperTail((y - Polynomial(LargeMean, log)) / Math.Exp(Polynomial(LargeSpread, log)));
        var gamma = Polynomial(Shift, n);
        return y >= gamma ? 1e-99 : Normal.UpperTail((-Math.Log(gamma - y) - Polynomial(SmallMean, n)) / Math.Exp(Polynomial(SmallSpread, n)));
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (var i = coefficients.Length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
        return sum;
    }
}
