using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Mixed;

/// <summary>One cluster in a funnel plot, as deviation from what its participants were expected to have, in the unit of the response.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Count">Its participants.</param>
/// <param name="Deviation">Mean of outcome minus expected.</param>
/// <param name="StandardError">Standard error of that mean by chance within clusters alone.</param>
/// <param name="Shrunken">The predicted effect: the deviation drawn towards zero, the more the fewer participants.</param>
/// <param name="Interval">Of the shrunken effect, given the estimated variances.</param>
public sealed record FunnelPoint(string Cluster, int Count, double Deviation, double StandardError, double Shrunken, Interval Interval)
{
    /// <summary>Limits that 95 % of clusters keep when only chance within clusters makes them differ.</summary>
    public Interval Warning => Limits(0.95);

    /// <summary>Limits that 99.8 % keep.</summary>
    public Interval Alarm => Limits(0.998);

    /// <summary>Whether the mean lies outside <see cref="Alarm"/>: a reason to look, not a verdict.</summary>
    public bool IsRemarkable => !Alarm.Contains(Deviation);

    private Interval Limits(double level)
    {
        var half = Normal.Quantile(0.5 + level / 2) * StandardError;
        return new(-half, half, level);
    }
}
