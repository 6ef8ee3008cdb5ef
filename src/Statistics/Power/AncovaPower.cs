using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Power;

/// <summary>
/// Power and sample size of a two-arm trial whose outcome is compared with adjustment for one covariate, its own baseline. Definition: the
/// variance of the outcome shrinks by 1 - r^2, and the two-sided t test has n1 + n2 - 3 degrees of freedom. Assumes normal outcomes of
/// equal variance. By the noncentral t, both tails. Pure. Agrees to 1e-8 with R 4.2 by the same definition (reference/power_closed).
/// Source: Frison and Pocock 1992, Stat Med 11:1685; Borm et al. 2007, J Clin Epidemiol 60:1234.
/// </summary>
public static class AncovaPower
{
    private const int SmallestArm = 3;
    private const int LargestArm = 10_000_000;

    /// <summary>Chance to find the difference, between 0 and 1.</summary>
    /// <param name="treated">Analysed in one arm.</param>
    /// <param name="control">Analysed in the other.</param>
    /// <param name="standardisedDifference">Difference divided by the SD of the outcome; its sign does not matter.</param>
    /// <param name="correlation">Of baseline and outcome within an arm.</param>
    /// <param name="significance">Two-sided level of the test.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than four analysed in all or an empty arm; correlation not inside (-1, 1); level not inside (0, 1).</exception>
    public static double Power(int treated, int control, double standardisedDifference, double correlation, double significance = 0.05)
    {
        Check(correlation, significance);
        ArgumentOutOfRangeException.ThrowIfLessThan(treated, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(control, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(treated + control, 4);
        var df = treated + control - 3;
        var shift = Math.Abs(standardisedDifference) / Math.Sqrt((1 - correlation * correlation) * (1.0 / treated + 1.0 / control));
        var critical = StudentT.Quantile(1 - significance / 2, df);
        return NoncentralT.UpperTail(critical, df, shift) + NoncentralT.LowerTail(-critical, df, shift);
    }

    /// <summary>Smallest number to be analysed in each of two equal arms; null when ten million would not do.</summary>
    /// <param name="standardisedDifference">Difference divided by the SD of the outcome.</param>
    /// <param name="correlation">Of baseline and outcome within an arm.</param>
    /// <param name="power">Wanted, between the level of the test and 1.</param>
    /// <param name="significance">Two-sided level of the test.</param>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Power"/>; or the wanted power is not above the level and below 1.</exception>
    public static int? PerArm(double standardisedDifference, double correlation, double power, double significance = 0.05)
    {
        Check(correlation, significance);
        if (!(power > significance && power < 1)) throw new ArgumentOutOfRangeException(nameof(power));
        bool IsEnough(int n) => Power(n, n, standardisedDifference, correlation, significance) >= power;
        var high = SmallestArm;
        while (!IsEnough(high))
            if ((high *= 2) > LargestArm) return null;
        var low = SmallestArm - 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (IsEnough(middle)) high = middle; else low = middle;
        }
        return high;
    }

    private static void Check(double correlation, double significance)
    {
        if (!(Math.Abs(correlation) < 1)) throw new ArgumentOutOfRangeException(nameof(correlation));
        if (!(significance is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(significance));
    }
}
