using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Resampling;

/// <summary>The studentised bootstrap (bootstrap t): quantiles of (replicate - estimate) / its standard error take the place of Student's (spec 13.2).</summary>
public sealed class StudentizedDistribution
{
    private readonly double[] _sorted;

    private StudentizedDistribution(double estimate, double standardError, double[] ratios)
    {
        (Estimate, StandardError, _sorted) = (estimate, standardError, ratios);
        Array.Sort(_sorted);
    }

    /// <summary>The statistic in the data.</summary>
    public double Estimate { get; }

    /// <summary>Its own standard error in the data, not that of the replicates.</summary>
    public double StandardError { get; }

    /// <summary>Estimate minus bootstrap quantiles times standard error. Needs a good standard error; not for ratios, where BCa is safer.</summary>
    public Interval Interval(double level = 0.95) => new(
        Estimate - Quantiles.OfSorted(_sorted, (1 + level) / 2) * StandardError, Estimate - Quantiles.OfSorted(_sorted, (1 - level) / 2) * StandardError, level);

    internal static StudentizedDistribution Of(double estimate, double error, double[] values, double[] errors)
    {
        if (!(error > 0)) throw new DataProblemsException(new DataProblem("statistic", $"Its standard error is {error} in the data; it must be positive."));
        double[] ratios = [.. values.Select((v, b) => (v - estimate) / errors[b])];
        BootstrapDistribution.Check(estimate, ratios);
        return new(estimate, error, ratios);
    }
}
