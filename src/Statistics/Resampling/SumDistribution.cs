using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Resampling;

/// <summary>
/// The distribution of the sum of k scores drawn without replacement from each block, over all draws: the shift algorithm of Streitberg and
/// Roehmel (1986), exact for scores with a few decimals (spec 13.3). Probabilities are indexed by the sum in units of the last decimal.
/// </summary>
internal sealed class SumDistribution
{
    private const int MostDecimals = 6;

    // A second or two of additions; beyond it the approximate test is the better use of time.
    private const double MostWork = 4e9;

    private readonly double _scale;
    private readonly double _offset;
    private readonly double[] _probability;

    private SumDistribution(double scale, double offset, double[] probability) => (_scale, _offset, _probability) = (scale, offset, probability);

    public static SumDistribution? TryOf(IReadOnlyList<(double[] Scores, int Drawn)> blocks)
    {
        if (ScaleOf(blocks.SelectMany(b => b.Scores)) is not { } scale) return null;
        double[] whole = [1];
        double offset = 0, work = 0;
        foreach (var (scores, drawn) in blocks)
        {
            var least = scores.Min();
            int[] steps = [.. scores.Select(s => (int)Math.Round((s - least) * scale)).Order()];
            var reach = steps.TakeLast(drawn).Sum(s => (double)s);
            work += steps.Length * (double)drawn * reach + whole.Length * (reach + 1);
            if (work > MostWork || reach + whole.Length > int.MaxValue / 4) return null;
            whole = Convolve(whole, OfBlock(steps, drawn, (int)reach));
            offset += drawn * Math.Round(least * scale);
        }
        return new(scale, offset, whole);
    }

    public (double Mean, double Variance) Moments()
    {
        double mean = 0, variance = 0;
        for (var s = 0; s < _probability.Length; s++) mean += s * _probability[s];
        for (var s = 0; s < _probability.Length; s++) variance += (s - mean) * (s - mean) * _probability[s];
        return ((mean + _offset) / _scale, variance / (_scale * _scale));
    }

    /// <summary>Two-sided share by distance from the expectation, share at least as large, share at least as small.</summary>
    public (double TwoSided, double Greater, double Less) Tails(double observed, double expectation)
    {
        var at = (int)Math.Round(observed * _scale - _offset);
        var centre = expectation * _scale - _offset;
        double far = 0, greater = 0, less = 0;
        // Sums and twice their mean are fractions with the block sizes as denominators: distances differ by far more than this or not at all.
        var distance = Math.Abs(at - centre) - 1e-6;
        for (var s = 0; s < _probability.Length; s++)
        {
            if (Math.Abs(s - centre) >= distance) far += _probability[s];
            if (s >= at) greater += _probability[s];
            if (s <= at) less += _probability[s];
        }
        return (Math.Min(1, far), Math.Min(1, greater), Math.Min(1, less));
    }

    private static double? ScaleOf(IEnumerable<double> scores)
    {
        double[] all = [.. scores];
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            var scale = Math.Pow(10, decimals);
            if (all.All(s => Math.Abs(s * scale - Math.Round(s * scale)) <= 1e-9 * Math.Max(1, Math.Abs(s * scale)) && Math.Abs(s * scale) < 1e9)) return scale;
        }
        return null;
    }

    private static double[] OfBlock(int[] steps, int drawn, int reach)
    {
        // counts[j][s]: in how many ways j of the scores so far add up to s.
        var counts = Enumerable.Range(0, drawn + 1).Select(_ => new double[reach + 1]).ToArray();
        counts[0][0] = 1;
        var taken = 0;
        foreach (var step in steps)
        {
            taken++;
            for (var j = Math.Min(drawn, taken); j >= 1; j--)
                if (step <= reach) Kernels.Axpy(1, counts[j - 1].AsSpan(0, reach + 1 - step), counts[j].AsSpan(step));
        }
        var ways = counts[drawn];
        Kernels.Scale(1 / Kernels.Sum(ways), ways);
        return ways;
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        if (a.Length == 1) return b;
        var sum = new double[a.Length + b.Length - 1];
        for (var i = 0; i < b.Length; i++)
            if (b[i] != 0) Kernels.Axpy(b[i], a, sum.AsSpan(i));
        return sum;
    }
}
