namespace Confrere.Statistics.Resampling;

/// <summary>Every allocation one by one, for scores that are not on a grid of decimals.</summary>
internal static class Enumeration
{
    /// <summary>Most allocations that are listed.</summary>
    public const double Most = 2e6;

    public static RandomizationTest Test(IReadOnlyList<ScoreBlock> blocks, double observed)
    {
        var sums = new List<double> { 0 };
        foreach (var block in blocks)
        {
            var own = new List<double>();
            Choose(block.Scores, block.Treated, 0, 0, own);
            sums = [.. sums.SelectMany(s => own.Select(o => s + o))];
        }
        var (mean, variance) = Moments(blocks);
        var near = 1e-9 * Math.Max(Math.Abs(observed), Math.Sqrt(variance));
        double all = sums.Count;
        return new(observed, mean, variance, all, true,
            sums.Count(s => Math.Abs(s - mean) >= Math.Abs(observed - mean) - near) / all, sums.Count(s => s >= observed - near) / all, sums.Count(s => s <= observed + near) / all);
    }

    /// <summary>Mean and variance of a sum drawn without replacement, block by block.</summary>
    public static (double Mean, double Variance) Moments(IReadOnlyList<ScoreBlock> blocks)
    {
        double mean = 0, variance = 0;
        foreach (var (scores, treated) in blocks)
        {
            double n = scores.Length;
            mean += treated * scores.Average();
            variance += treated * (n - treated) / (n * (n - 1)) * Numerics.Kernels.CentredSumOfSquares(scores);
        }
        return (mean, variance);
    }

    private static void Choose(double[] scores, int left, int from, double sum, List<double> sums)
    {
        if (left == 0)
        {
            sums.Add(sum);
            return;
        }
        for (var i = from; i <= scores.Length - left; i++) Choose(scores, left - 1, i + 1, sum + scores[i], sums);
    }
}
