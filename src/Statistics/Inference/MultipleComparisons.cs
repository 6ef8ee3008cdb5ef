using Confrere.Statistics.Distributions;
using Confrere.Statistics.Multiplicity;

namespace Confrere.Statistics.Inference;

/// <summary>Adjusts a family of estimates for their number (spec 1.9).</summary>
public static class MultipleComparisons
{
    /// <summary>Adjusted p-values and intervals, in the order given.</summary>
    /// <param name="family">Estimates with unadjusted p-values.</param>
    /// <param name="adjustment">The method.</param>
    /// <param name="means">For Tukey: the number of means whose pairs are compared.</param>
    public static IReadOnlyList<Estimate> Adjust(IReadOnlyList<Estimate> family, Adjustment adjustment, int means = 0)
    {
        if (family.Count == 0 || adjustment == Adjustment.None) return family;
        if (adjustment == Adjustment.Tukey) return [.. family.Select(e => Tukey(e, means))];
        var p = adjustment == Adjustment.Holm ? PValues.Holm([.. family.Select(e => e.PValue)]) : [.. family.Select(e => Math.Min(1, e.PValue * family.Count))];
        return [.. family.Select((e, i) => Widened(e, StudentT.Quantile(1 - (1 - e.Interval.Level) / (2 * family.Count), e.DegreesOfFreedom)) with { PValue = p[i] })];
    }

    private static Estimate Tukey(Estimate e, int means)
    {
        var critical = StudentizedRange.UpperQuantile(1 - e.Interval.Level, means, e.DegreesOfFreedom) / Math.Sqrt(2);
        return Widened(e, critical) with { PValue = StudentizedRange.UpperTail(Math.Sqrt(2) * Math.Abs(e.Statistic), means, e.DegreesOfFreedom) };
    }

    private static Estimate Widened(Estimate e, double critical) =>
        e with { Interval = new(e.Value - critical * e.StandardError, e.Value + critical * e.StandardError, e.Interval.Level) };
}
