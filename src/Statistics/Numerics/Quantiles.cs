namespace Confrere.Statistics.Numerics;

/// <summary>Sample quantiles.</summary>
internal static class Quantiles
{
    public static double Median(double[] values)
    {
        Array.Sort(values);
        return OfSorted(values, 0.5);
    }

    /// <summary>Linear interpolation between order statistics at 1 + (n - 1) p: type 7 of Hyndman and Fan (1996), R's default.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
