namespace Confrere.Surveys.Contracts;

/// <summary>
/// How far a person's score must move before the move is more than the scale's own error: SEM = SD sqrt(1 - r), and the index is the
/// change over SEM sqrt(2) (Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12). It assumes an error of one size at every score.
/// </summary>
/// <param name="StandardErrorOfMeasurement">In the unit of the standard deviation that it was made from.</param>
public sealed record ReliableChange(double StandardErrorOfMeasurement)
{
    // The 0.975 quantile of the normal distribution.
    private const double TwoSidedFivePercent = 1.959963984540054;

    /// <param name="standardDeviation">Of the scores, above 0.</param>
    /// <param name="reliability">Test-retest correlation, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A perfect or impossible reliability, or no spread: no index can be formed.</exception>
    public static ReliableChange Of(double standardDeviation, double reliability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(standardDeviation);
        if (reliability is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(reliability), reliability, "A reliability is from 0 to below 1.");
        return new(standardDeviation * Math.Sqrt(1 - reliability));
    }

    /// <returns>Null when a source is missing for the standard deviation and none is given, or for the reliability.</returns>
    public static ReliableChange? Of(ScaleFacts scale, double? standardDeviation = null) =>
        (standardDeviation ?? scale.StandardDeviation, scale.Reliability) is ({ } deviation, { } reliability) ? Of(deviation, reliability) : null;

    /// <summary>The smallest change that is unlikely (one in twenty) to be error alone.</summary>
    public double Smallest => TwoSidedFivePercent * StandardErrorOfMeasurement * Math.Sqrt(2);

    /// <summary>The change in standard errors of a difference; its sign is the change's.</summary>
    public double Index(double change) => change / (StandardErrorOfMeasurement * Math.Sqrt(2));
}
