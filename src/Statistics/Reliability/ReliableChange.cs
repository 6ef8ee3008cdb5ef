using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Reliability;

/// <summary>
/// Whether the change of one person exceeds the error of measurement: the reliable change index of Jacobson and Truax (1991),
/// doi:10.1037/0022-006X.59.1.12 (spec 12.4). Index: change / (SD sqrt(2 (1 - reliability))). Assumes normal errors of equal size at both
/// occasions; it says nothing about the cause, and improvement of a group's worst is partly regression to the mean. Pure. Reproduces the example of the paper.
/// </summary>
/// <param name="StandardDeviation">Of the score before, in points; positive.</param>
/// <param name="Reliability">Of the score (test-retest, omega or alpha), in [0, 1).</param>
/// <param name="HigherIsBetter">The direction of the scale; false for burnout.</param>
public sealed record ReliableChange(double StandardDeviation, double Reliability, bool HigherIsBetter)
{
    /// <summary>Confidence with which a change is called reliable.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The score that separates troubled from untroubled; null when the scale has none.</summary>
    public double? Cutoff { get; init; }

    /// <summary>Standard error of a difference of two scores of one person, in points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is not positive, or the reliability not in [0, 1).</exception>
    public double ErrorOfDifference
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(StandardDeviation);
            if (!(Reliability is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(Reliability), Reliability, "A reliability lies between 0 and below 1.");
            return StandardDeviation * Math.Sqrt(2 * (1 - Reliability));
        }
    }

    /// <summary>Smallest change in either direction that counts as reliable, in points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="ErrorOfDifference"/>.</exception>
    public double Threshold => Normal.Quantile(0.5 + Level / 2) * ErrorOfDifference;

    /// <summary>Change in errors of a difference, positive when the score rose; NaN when a score is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="ErrorOfDifference"/>.</exception>
    public double Index(double before, double after) => (after - before) / ErrorOfDifference;

    /// <summary>What became of one person; null when a score is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="ErrorOfDifference"/>.</exception>
    public ChangeClass? Classify(double before, double after)
    {
        if (double.IsNaN(before) || double.IsNaN(after)) return null;
        var gain = HigherIsBetter ? after - before : before - after;
        if (Math.Abs(gain) <= Threshold) return ChangeClass.Unchanged;
        if (gain < 0) return ChangeClass.Deteriorated;
        return Cutoff is { } cutoff && IsTroubled(before, cutoff) && !IsTroubled(after, cutoff) ? ChangeClass.Recovered : ChangeClass.Improved;
    }

    /// <summary>Criterion c of the paper: where a score is as likely in the troubled as in the untroubled group, for normal scores of equal or unequal spread.</summary>
    public static double CutoffBetween(double troubledMean, double troubledDeviation, double untroubledMean, double untroubledDeviation) =>
        (untroubledDeviation * troubledMean + troubledDeviation * untroubledMean) / (troubledDeviation + untroubledDeviation);

    private bool IsTroubled(double score, double cutoff) => HigherIsBetter ? score < cutoff : score > cutoff;
}
