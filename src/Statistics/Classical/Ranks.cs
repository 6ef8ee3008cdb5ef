namespace Confrere.Statistics.Classical;

/// <summary>Midranks and what ties take from their variance.</summary>
internal static class Ranks
{
    /// <summary>Ranks from 1, ties sharing the mean of theirs; and sum of t^3 - t over ties.</summary>
    public static (double[] Ranks, double Ties) Of(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var ranks = new double[values.Count];
        var ties = 0.0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && values[order[to]] == values[order[from]]; to++) { }
            for (var i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
            double t = to - from;
            ties += t * t * t - t;
        }
        return (ranks, ties);
    }
}
