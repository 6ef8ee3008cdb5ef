using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.EffectSizes;

/// <summary>Events among people, with intervals that stay between 0 and 1 (spec 6.3).</summary>
/// <param name="Events">Number of events.</param>
/// <param name="Total">Number of people.</param>
public sealed record Proportion(int Events, int Total)
{
    /// <summary>Events divided by people.</summary>
    public double Value => (double)Events / Total;

    /// <summary>Wilson's (1927) score interval.</summary>
    public Interval Wilson(double level = 0.95)
    {
        var z = Normal.Quantile(0.5 + level / 2);
        var (p, n) = (Value, (double)Total);
        var centre = p + z * z / (2 * n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new(Events == 0 ? 0 : (centre - half) / (1 + z * z / n), Events == Total ? 1 : (centre + half) / (1 + z * z / n), level);
    }

    /// <summary>The exact interval of Clopper and Pearson (1934); conservative.</summary>
    public Interval ClopperPearson(double level = 0.95)
    {
        var tail = (1 - level) / 2;
        return new(Lower(Events, Total, tail), 1 - Lower(Total - Events, Total, tail), level);
    }

    // The beta quantile through F: x = v1 f / (v2 + v1 f).
    private static double Lower(int k, int n, double tail)
    {
        if (k == 0) return 0;
        var f = FisherF.Quantile(tail, 2 * k, 2 * (n - k + 1));
        return k * f / (n - k + 1 + k * f);
    }

    internal void Check(string name, ProblemList problems)
    {
        if (Total < 1) problems.Add(name, $"It has {Total} people; at least one is needed.");
        else if (Events < 0 || Events > Total) problems.Add(name, $"{Events} events among {Total} people are impossible.");
    }
}
