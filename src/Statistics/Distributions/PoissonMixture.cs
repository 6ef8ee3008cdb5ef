namespace Confrere.Statistics.Distributions;

/// <summary>Sum of Poisson probabilities times a bounded function of the count, outwards from the mode; all terms are positive.</summary>
internal static class PoissonMixture
{
    private const double Negligible = 1e-18;

    /// <param name="mean">Mean of the Poisson distribution.</param>
    /// <param name="function">Values between 0 and 1, monotone in the count.</param>
    public static double Expect(double mean, Func<int, double> function)
    {
        if (mean == 0) return function(0);
        var mode = (int)mean;
        var peak = Math.Exp(mode * Math.Log(mean) - mean - GammaFunction.Log(mode + 1.0));
        double sum = 0, weight = peak;
        for (var j = mode; weight > 0; j++)
        {
            var term = weight * function(j);
            sum += term;
            if (j > mean && weight < Negligible * Math.Min(1, sum)) break;
            weight *= mean / (j + 1);
        }
        weight = peak;
        for (var j = mode - 1; j >= 0 && weight > 0; j--)
        {
            weight *= (j + 1) / mean;
            var term = weight * function(j);
            sum += term;
            if (weight < Negligible * Math.Min(1, sum)) break;
        }
        return sum;
    }
}
