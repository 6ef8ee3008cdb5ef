using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Validate;

/// <summary>What one method did with the replicates of one scenario at one true effect.</summary>
internal sealed record SimulatedEffect(double Bias, double BiasError, double Spread, double MeanStandardError, Proportion Coverage, Proportion Rejection, int Failures)
{
    private const double Significance = 0.05;

    public double BiasInErrors => Bias / BiasError;

    public double MeanEstimate { get; private init; }

    /// <param name="estimates">One for each replicate, null where the fit did not converge.</param>
    /// <param name="truth">The effect that the data were drawn with.</param>
    public static SimulatedEffect Of(IReadOnlyList<Estimate?> estimates, double truth)
    {
        Estimate[] fitted = [.. estimates.OfType<Estimate>()];
        var n = fitted.Length;
        var mean = fitted.Average(e => e.Value);
        var spread = Math.Sqrt(fitted.Sum(e => (e.Value - mean) * (e.Value - mean)) / (n - 1));
        return new(mean - truth, spread / Math.Sqrt(n), spread, fitted.Average(e => e.StandardError),
            new(fitted.Count(e => e.Interval.Lower <= truth && truth <= e.Interval.Upper) / (double)n, n),
            new(fitted.Count(e => e.PValue < Significance) / (double)n, n), estimates.Count - n)
        { MeanEstimate = mean };
    }
}
