using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Sequential;

/// <summary>
/// The density of the score S = z sqrt(t) among trials that went on after the last look, at the nodes of Gauss-Legendre panels (spec 16.1; Armitage,
/// McPherson and Rowe 1969). S grows by independent normal increments with mean and variance in proportion to t.
/// </summary>
internal sealed class ScoreDensity
{
    // Nothing of a standard normal worth 1e-15 lies beyond.
    private const double Reach = 9;

    // Panels as wide as the standard deviation of the coming increment would do; a panel spans half of the past one.
    private const double PanelWidth = 0.5;

    private static readonly (double[] Node, double[] Weight) Rule = GaussLegendre(16);
    private readonly double _drift, _fraction;
    private readonly double[] _score, _mass;

    /// <summary>The start: all mass at zero.</summary>
    public ScoreDensity(double drift) : this(drift, 0, [0], [1]) { }

    private ScoreDensity(double drift, double fraction, double[] score, double[] mass) => (_drift, _fraction, _score, _mass) = (drift, fraction, score, mass);

    /// <summary>Probability to have gone on so far and to exceed a z value at the next look.</summary>
    public double Above(double fraction, double z)
    {
        if (double.IsPositiveInfinity(z)) return 0;
        double sd = Math.Sqrt(fraction - _fraction), shift = _drift * (fraction - _fraction), bound = z * Math.Sqrt(fraction), sum = 0;
        for (var i = 0; i < _score.Length; i++) sum += _mass[i] * Normal.UpperTail((bound - _score[i] - shift) / sd);
        return sum;
    }

    /// <summary>Probability to have gone on so far and to fall short of a z value at the next look.</summary>
    public double Below(double fraction, double z)
    {
        if (double.IsNegativeInfinity(z)) return 0;
        double sd = Math.Sqrt(fraction - _fraction), shift = _drift * (fraction - _fraction), bound = z * Math.Sqrt(fraction), sum = 0;
        for (var i = 0; i < _score.Length; i++) sum += _mass[i] * Normal.UpperTail((_score[i] + shift - bound) / sd);
        return sum;
    }

    /// <summary>The density after a look at which nobody between the z values stopped.</summary>
    public ScoreDensity Continue(double fraction, double lower, double upper)
    {
        double root = Math.Sqrt(fraction), step = fraction - _fraction, sd = Math.Sqrt(step), mean = _drift * fraction;
        double from = Math.Max(lower * root, mean - Reach * root), to = Math.Min(upper * root, mean + Reach * root);
        var panels = Math.Max(1, (int)Math.Ceiling((to - from) / (PanelWidth * sd)));
        var (n, half) = (Rule.Node.Length, (to - from) / (2 * panels));
        double[] score = new double[n * panels], mass = new double[n * panels];
        for (var k = 0; k < score.Length; k++)
        {
            score[k] = from + half * (2 * (k / n) + 1 + Rule.Node[k % n]);
            double density = 0;
            for (var i = 0; i < _score.Length; i++)
            {
                var z = (score[k] - _score[i] - _drift * step) / sd;
                if (Math.Abs(z) < 40) density += _mass[i] * Math.Exp(-0.5 * z * z);
            }
            mass[k] = density / (sd * Math.Sqrt(2 * Math.PI)) * half * Rule.Weight[k % n];
        }
        return new(_drift, fraction, score, mass);
    }

    // Roots of the Legendre polynomial by Newton from Tricomi's guess.
    private static (double[] Node, double[] Weight) GaussLegendre(int n)
    {
        double[] node = new double[n], weight = new double[n];
        for (var i = 0; i < n; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (var iteration = 0; iteration < 100; iteration++)
            {
                double p = 1, before = 0;
                for (var k = 1; k <= n; k++) (p, before) = (((2 * k - 1) * x * p - (k - 1) * before) / k, p);
                slope = n * (x * p - before) / (x * x - 1);
                var move = p / slope;
                x -= move;
                if (Math.Abs(move) < 1e-15) break;
            }
            (node[i], weight[i]) = (x, 2 / ((1 - x * x) * slope * slope));
        }
        return (node, weight);
    }
}
