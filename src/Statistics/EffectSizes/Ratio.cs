using Confrere.Statistics.Inference;

namespace Confrere.Statistics.EffectSizes;

/// <summary>A ratio with its error on the logarithmic scale.</summary>
/// <param name="Value">The ratio, first over second.</param>
/// <param name="LogStandardError">Standard error of its natural logarithm.</param>
/// <param name="Interval">Confidence interval of the ratio.</param>
public sealed record Ratio(double Value, double LogStandardError, Interval Interval)
{
    internal static Ratio Of(double log, double error, double level)
    {
        var half = Distributions.Normal.Quantile(0.5 + level / 2) * error;
        return new(Math.Exp(log), error, new(Math.Exp(log - half), Math.Exp(log + half), level));
    }
}
