using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.EffectSizes;

/// <summary>Hedges's correction of a standardised difference for small samples (spec 6.1).</summary>
public static class SmallSample
{
    /// <summary>The exact factor J = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)); Hedges (1981), doi:10.3102/10769986006002107, equation 6e.</summary>
    /// <param name="degreesOfFreedom">Degrees of freedom m of the standard deviation, more than 1.</param>
    public static double Exact(double degreesOfFreedom) =>
        Math.Exp(GammaFunction.Log(degreesOfFreedom / 2) - GammaFunction.Log((degreesOfFreedom - 1) / 2) - 0.5 * Math.Log(degreesOfFreedom / 2));

    /// <summary>The usual approximation 1 - 3 / (4 m - 1).</summary>
    public static double Approximate(double degreesOfFreedom) => 1 - 3 / (4 * degreesOfFreedom - 1);
}
