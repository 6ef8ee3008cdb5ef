using Confrere.Statistics.Distributions;

namespace Confrere.Planning.Domain.Simulation;

/// <summary>Expectations over one or two standard normal traits by the midpoint rule, which converges faster than any power for smooth functions.</summary>
internal static class NormalGrid
{
    private const int Points = 48;
    private const double Reach = 6;
    private static readonly double[] Traits = [.. Enumerable.Range(0, Points).Select(i => -Reach + (i + 0.5) * 2 * Reach / Points)];
    private static readonly double[] Weights = [.. Traits.Select(z => Normal.Density(z) * 2 * Reach / Points)];

    public static double Expectation(Func<double, double> value)
    {
        var sum = 0.0;
        for (var i = 0; i < Points; i++) sum += Weights[i] * value(Traits[i]);
        return sum;
    }

    /// <summary>E[f(x) g(correlation x + sqrt(1 - correlation^2) y)].</summary>
    public static double Product(Func<double, double> f, Func<double, double> g, double correlation)
    {
        var rest = Math.Sqrt(1 - correlation * correlation);
        return Expectation(x => f(x) * Expectation(y => g(correlation * x + rest * y)));
    }
}
