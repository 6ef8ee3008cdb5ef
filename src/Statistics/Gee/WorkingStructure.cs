using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Gee;

/// <summary>A working correlation at one value of its parameter: its estimate from residuals, its inverse, its bounds (spec 4.2).</summary>
internal sealed class WorkingStructure(WorkingCorrelation kind, double alpha)
{
    public double Alpha { get; } = alpha;

    public double Between(int i, int j) => i == j ? 1 : kind switch
    {
        WorkingCorrelation.Exchangeable => Alpha,
        WorkingCorrelation.Autoregressive => Math.Pow(Alpha, Math.Abs(i - j)),
        _ => 0,
    };

    /// <summary>Whether the correlation matrix of the largest subject is positive definite.</summary>
    public bool IsValid(int largest) => kind switch
    {
        WorkingCorrelation.Exchangeable => Alpha < 1 && (largest < 2 || Alpha > -1.0 / (largest - 1)),
        WorkingCorrelation.Autoregressive => Math.Abs(Alpha) < 1,
        _ => true,
    };

    /// <summary>x := R^-1 x, by the closed form of each structure.</summary>
    public void Solve(Span<double> x)
    {
        if (kind == WorkingCorrelation.Exchangeable)
        {
            double sum = 0;
            foreach (var v in x) sum += v;
            var shared = Alpha / (1 + (x.Length - 1) * Alpha) * sum;
            for (var i = 0; i < x.Length; i++) x[i] = (x[i] - shared) / (1 - Alpha);
        }
        else if (kind == WorkingCorrelation.Autoregressive && x.Length > 1)
        {
            var scale = 1 / (1 - Alpha * Alpha);
            var before = x[0];
            x[0] = scale * (before - Alpha * x[1]);
            for (var i = 1; i < x.Length; i++)
            {
                var here = x[i];
                var middle = i + 1 < x.Length ? (1 + Alpha * Alpha) * here - Alpha * x[i + 1] : here;
                x[i] = scale * (middle - Alpha * before);
                before = here;
            }
        }
    }

    /// <summary>
    /// The parameter that geepack estimates: pairs of residuals over the scale, averaged (exchangeable), or the root of
    /// sum d a^(d-1) (pair - a^d) over all pairs at distance d (autoregressive).
    /// </summary>
    public static WorkingStructure Estimate(WorkingCorrelation kind, IReadOnlyList<int[]> subjects, double[] residuals, double scale, double start)
    {
        if (kind == WorkingCorrelation.Independence) return new(kind, 0);
        var sums = new double[subjects.Max(s => s.Length)];
        var pairs = new double[sums.Length];
        foreach (var rows in subjects)
            for (var i = 0; i < rows.Length; i++)
                for (var j = i + 1; j < rows.Length; j++)
                {
                    sums[j - i] += residuals[rows[i]] * residuals[rows[j]] / scale;
                    pairs[j - i]++;
                }
        if (pairs.Sum() == 0) return new(kind, 0);
        return new(kind, kind == WorkingCorrelation.Exchangeable ? sums.Sum() / pairs.Sum() : Decay(sums, pairs, start));
    }

    private static double Decay(double[] sums, double[] pairs, double start)
    {
        double low = -1, high = 1, a = start;
        // At small a only neighbours count, so that their mean tells on which side of zero the root lies.
        for (var step = 0; step < 200; step++)
        {
            var (value, slope) = Score(sums, pairs, a);
            if (value > 0) low = a;
            else high = a;
            var next = a - value / slope;
            if (!(slope < 0) || !(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - a) < 1e-15) return next;
            a = next;
        }
        return a;
    }

    private static (double Value, double Slope) Score(double[] sums, double[] pairs, double a)
    {
        double value = 0, slope = 0;
        for (var d = 1; d < sums.Length; d++)
        {
            var (power, lower) = (Math.Pow(a, d), Math.Pow(a, d - 1));
            value += d * lower * (sums[d] - pairs[d] * power);
            slope += d * (d > 1 ? (d - 1) * Math.Pow(a, d - 2) : 0) * (sums[d] - pairs[d] * power) - d * lower * pairs[d] * d * lower;
        }
        return (value, slope);
    }
}
