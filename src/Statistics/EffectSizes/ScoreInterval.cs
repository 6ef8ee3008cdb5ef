using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.EffectSizes;

/// <summary>
/// Score intervals of Miettinen and Nurminen (1985), doi:10.1002/sim.4780040211 (spec 6.3): all values of the difference or ratio at which the
/// score statistic with variance n / (n - 1) at the constrained maximum of the likelihood does not exceed the quantile. They keep their level in small samples
/// and with empty cells.
/// </summary>
internal static class ScoreInterval
{
    public static Interval Difference(Proportion first, Proportion second, double level)
    {
        var d = first.Value - second.Value;
        double Statistic(double delta)
        {
            var q = ConstrainedDifference(first, second, delta);
            return Score(d - delta, Variance(q + delta, first.Total) + Variance(q, second.Total), first, second);
        }
        var z = Normal.Quantile(0.5 + level / 2);
        return new(d <= -1 ? -1 : Root(Statistic, -1, d, z), d >= 1 ? 1 : Root(delta => -Statistic(delta), 1, d, z), level);
    }

    /// <summary>Null when neither group has an event.</summary>
    public static Interval? Ratio(Proportion first, Proportion second, double level)
    {
        if (first.Events + second.Events == 0) return null;
        double Statistic(double log)
        {
            var ratio = Math.Exp(log);
            var q = ConstrainedRatio(first, second, ratio);
            return Score(first.Value - ratio * second.Value, Variance(ratio * q, first.Total) + ratio * ratio * Variance(q, second.Total), first, second);
        }
        var z = Normal.Quantile(0.5 + level / 2);
        const double far = 40;
        var centre = first.Events == 0 ? -far : second.Events == 0 ? far : Math.Log(first.Value / second.Value);
        return new(first.Events == 0 ? 0 : Math.Exp(Root(Statistic, -far, Math.Min(centre, far), z)), second.Events == 0 ? double.PositiveInfinity : Math.Exp(Root(log => -Statistic(log), far, Math.Max(centre, -far), z)), level);
    }

    private static double Variance(double p, int n) => p * (1 - p) / n;

    private static double Score(double difference, double variance, Proportion first, Proportion second)
    {
        if (difference == 0) return 0;
        double n = first.Total + second.Total;
        return variance > 0 ? difference / Math.Sqrt(variance * n / (n - 1)) : difference > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    // The statistic falls from the far end to zero at the estimate.
    private static double Root(Func<double, double> statistic, double far, double near, double z)
    {
        if (statistic(far) <= z) return far;
        for (var i = 0; i < 200 && Math.Abs(far - near) > 1e-15 * Math.Max(1e-3, Math.Abs(far)); i++)
        {
            var middle = (far + near) / 2;
            if (statistic(middle) > z) far = middle;
            else near = middle;
        }
        return (far + near) / 2;
    }

    private static double ConstrainedDifference(Proportion first, Proportion second, double delta)
    {
        double n1 = first.Total, n2 = second.Total, x1 = first.Events, x2 = second.Events;
        double low = Math.Max(0, -delta), high = Math.Min(1, 1 - delta);
        // Derivative of the log-likelihood in q, which falls: bisection is exact and never leaves the range.
        double Slope(double q) => Part(x1, q + delta, n1) + Part(x2, q, n2);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Slope(middle) > 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static double Part(double events, double p, double n) => (events == 0 ? 0 : events / p) - (events == n ? 0 : (n - events) / (1 - p));

    private static double ConstrainedRatio(Proportion first, Proportion second, double ratio)
    {
        double n1 = first.Total, n2 = second.Total, x1 = first.Events, x2 = second.Events;
        double a = (n1 + n2) * ratio, b = -(ratio * (n1 + x2) + x1 + n2), c = x1 + x2;
        // The smaller root, written so that nothing cancels.
        return Math.Min(Math.Min(1, 1 / ratio), 2 * c / (-b + Math.Sqrt(Math.Max(0, b * b - 4 * a * c))));
    }
}
