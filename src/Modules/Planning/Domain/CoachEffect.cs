using Confrere.Statistics.Distributions;

namespace Confrere.Planning.Domain;

/// <summary>
/// People of one coach resemble one another, in the coached arm alone (a partially nested trial). The coached mean then has variance
/// (ICC + (1 - ICC) / m) / k, with Satterthwaite degrees of freedom from k - 1 and n0 - 1 (Roberts and Roberts 2005,
/// doi:10.1191/1740774505cn076oa; Moerbeek and Wong 2008).
/// </summary>
internal static class CoachEffect
{
    /// <summary>By how much sharing coaches inflates the variance of the coached mean.</summary>
    public static double DesignEffect(double perCoach, double icc) => 1 + (perCoach - 1) * icc;

    /// <summary>Power of the two-sided t test, both tails; 0 where there are fewer than two coaches or two people waiting.</summary>
    /// <param name="coaches">k.</param>
    /// <param name="perCoach">m, the mean number of analysed people of a coach; may be fractional.</param>
    /// <param name="waiting">n0.</param>
    /// <param name="difference">In standard deviations of the outcome, given baseline where that is adjusted for.</param>
    /// <param name="icc">Share of that variance that lies between coaches, 0 to 1.</param>
    /// <param name="significance">Two-sided level of the test.</param>
    public static double Power(int coaches, double perCoach, int waiting, double difference, double icc, double significance)
    {
        if (coaches < 2 || waiting < 2) return 0;
        var (coached, control) = ((icc + (1 - icc) / perCoach) / coaches, 1.0 / waiting);
        var total = coached + control;
        var df = total * total / (coached * coached / (coaches - 1) + control * control / (waiting - 1));
        var (shift, critical) = (Math.Abs(difference) / Math.Sqrt(total), StudentT.Quantile(1 - significance / 2, df));
        return NoncentralT.UpperTail(critical, df, shift) + NoncentralT.LowerTail(-critical, df, shift);
    }
}
