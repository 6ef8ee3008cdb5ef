using Confrere.Statistics.Distributions;

namespace Confrere.Analysis.Domain.Results;

/// <summary>
/// Change since before treatment of those measured both times: in points, and as a share of their mean before. The interval of the share
/// is that of the logarithm of the ratio of the two means (delta method, t quantile); null where a mean is not above zero.
/// </summary>
internal sealed record Change(Description Points, double? Percent, Limits? PercentLimits)
{
    public static Change Of(IReadOnlyList<(double Before, double After)> pairs, double level)
    {
        var points = Description.Of([.. pairs.Select(pair => pair.After - pair.Before)], level);
        var n = pairs.Count;
        if (n < 2) return new(points, null, null);
        var (before, after) = (pairs.Average(pair => pair.Before), pairs.Average(pair => pair.After));
        if (before <= 0 || after <= 0) return new(points, null, null);
        // Each pair's part in the logarithm of the ratio of the means.
        var variance = pairs.Sum(pair => Math.Pow(pair.After / after - pair.Before / before, 2)) / (n - 1) / n;
        var half = StudentT.Quantile(0.5 + level / 2, n - 1) * Math.Sqrt(variance);
        double Percent(double ratio) => 100 * (ratio - 1);
        return new(points, Percent(after / before), new(Percent(after / before * Math.Exp(-half)), Percent(after / before * Math.Exp(half))));
    }
}
