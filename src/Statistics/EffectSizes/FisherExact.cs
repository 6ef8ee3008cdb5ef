using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.EffectSizes;

/// <summary>The conditional distribution of the first cell given all margins: noncentral hypergeometric in the odds ratio (spec 6.4).</summary>
internal sealed class FisherExact
{
    // Tables whose probability differs from the observed one only by rounding count as equally probable, as in R.
    private const double EqualProbability = 1 + 1e-7;

    private readonly int _lowest;
    private readonly int _observed;
    private readonly double[] _logWeights;

    public FisherExact(int a, int b, int c, int d)
    {
        _lowest = Math.Max(0, a - d);
        _observed = a - _lowest;
        var highest = Math.Min(a + b, a + c);
        _logWeights = [.. Enumerable.Range(_lowest, highest - _lowest + 1).Select(x => LogChoose(a + b, x) + LogChoose(c + d, a + c - x))];
    }

    public double PValue
    {
        get
        {
            var p = Probabilities(0);
            return Math.Min(1, p.Where(v => v <= p[_observed] * EqualProbability).Sum());
        }
    }

    public double OddsRatio => _observed == 0 ? 0 : _observed == _logWeights.Length - 1 ? double.PositiveInfinity
        : Math.Exp(Solve(log => Probabilities(log).Select((p, i) => p * i).Sum() - _observed));

    public Interval Interval(double level)
    {
        var tail = (1 - level) / 2;
        return new(
            _observed == 0 ? 0 : Math.Exp(Solve(log => Math.Log(Probabilities(log).Skip(_observed).Sum() / tail))),
            _observed == _logWeights.Length - 1 ? double.PositiveInfinity : Math.Exp(Solve(log => Math.Log(tail / Probabilities(log).Take(_observed + 1).Sum()))), level);
    }

    private double[] Probabilities(double logOddsRatio)
    {
        double[] logs = [.. _logWeights.Select((w, i) => w + i * logOddsRatio)];
        var largest = logs.Max();
        double[] weights = [.. logs.Select(l => Math.Exp(l - largest))];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    // Bisection on an increasing function: 200 halvings of a bracket that doubles from [-1, 1].
    private static double Solve(Func<double, double> rising)
    {
        double low = -1, high = 1;
        while (rising(low) > 0) low *= 2;
        while (rising(high) < 0) high *= 2;
        for (var i = 0; i < 200; i++)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            if (rising(middle) > 0) high = middle;
            else low = middle;
        }
        return 0.5 * (low + high);
    }

    private static double LogChoose(int n, int k) => GammaFunction.Log(n + 1.0) - GammaFunction.Log(k + 1.0) - GammaFunction.Log(n - k + 1.0);
}
