namespace Confrere.Statistics.Mixed;

/// <summary>One variance or covariance of a mixed model, in natural units.</summary>
/// <param name="Group">The grouping whose levels vary, or <c>Residual</c> (with the arm where residual variances differ by arm).</param>
/// <param name="Effect">The random effect, <c>(Intercept)</c> for a level's own; empty for the residual.</param>
/// <param name="WithEffect">The second effect of a covariance; null for a variance.</param>
/// <param name="Value">The variance or covariance.</param>
/// <param name="StandardError">From the observed information; NaN when the estimate lies on the boundary, where none is defined.</param>
/// <param name="Scaled">The standard deviation, or the correlation of a covariance (NaN when a variance in it is zero).</param>
public sealed record VarianceComponent(string Group, string Effect, string? WithEffect, double Value, double StandardError, double Scaled)
{
    /// <summary>Whether this is a covariance between two effects.</summary>
    public bool IsCovariance => WithEffect is not null;

    /// <summary>The value's square root; null for a covariance.</summary>
    public double? StandardDeviation => IsCovariance ? null : Scaled;

    /// <summary>The correlation of a covariance; null for a variance.</summary>
    public double? Correlation => IsCovariance ? Scaled : null;
}
