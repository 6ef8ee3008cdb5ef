using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Sequential;

/// <summary>
/// Bounds for several looks at one trial that together keep its level (spec 16.1). A bound depends on the looks so far only, so a look may come earlier
/// or later than planned; give the fractions that occurred. Assumes estimates whose information grows with independent increments (means, ANCOVA, mixed
/// models at full information). Method: densities of the score on Gauss-Legendre panels, a bound by halving; K looks cost O(K) convolutions
/// of some hundred points. Pure. Agrees with multivariate normal integrals in R (mvtnorm) to 1e-6 and with the printed tables of Reboussin, DeMets,
/// Kim and Lan (2000), doi:10.1016/S0197-2456(00)00057-X.
/// </summary>
public sealed class GroupSequentialDesign
{
    private const double NothingToSpend = 1e-15;
    private readonly double[] _fractions, _bounds;
    private readonly bool _twoSided;

    private GroupSequentialDesign(double[] fractions, double[] bounds, IReadOnlyList<SequentialLook> looks, bool twoSided) =>
        (_fractions, _bounds, Looks, _twoSided) = (fractions, bounds, looks, twoSided);

    /// <summary>The looks in order.</summary>
    public IReadOnlyList<SequentialLook> Looks { get; }

    /// <summary>Finds the bounds.</summary>
    /// <param name="fractions">Shares of the planned information at the looks, rising, above 0 and at most 1.</param>
    /// <param name="spending">How the level is spent.</param>
    /// <param name="significance">Level of the whole trial.</param>
    /// <param name="twoSided">Whether both directions may stop it, half the level each.</param>
    /// <exception cref="DataProblemsException">No look, fractions that do not rise or lie outside (0, 1], or a level outside (0, 0.5).</exception>
    public static GroupSequentialDesign Of(IReadOnlyList<double> fractions, AlphaSpending spending, double significance = 0.05, bool twoSided = true)
    {
        var problems = new ProblemList();
        if (fractions.Count == 0) problems.Add("looks", "There is none.");
        for (var k = 0; k < fractions.Count; k++)
            if (!(fractions[k] > (k == 0 ? 0 : fractions[k - 1]) && fractions[k] <= 1)) problems.Add($"look {k + 1}", $"Its information fraction is {fractions[k]}; fractions must rise and lie above 0 and at most 1.");
        if (!(significance is > 0 and < 0.5)) problems.Add("significance", $"It is {significance}; it must lie between 0 and 0.5.");
        problems.ThrowIfAny();
        var (sides, spent) = (twoSided ? 2 : 1, 0.0);
        var density = new ScoreDensity(0);
        var looks = new List<SequentialLook>();
        var bounds = new double[fractions.Count];
        for (var k = 0; k < bounds.Length; k++)
        {
            var total = spending.Spent(fractions[k], significance / sides);
            bounds[k] = total - spent < NothingToSpend ? double.PositiveInfinity : Bound(density, fractions[k], total - spent);
            density = density.Continue(fractions[k], twoSided ? -bounds[k] : double.NegativeInfinity, bounds[k]);
            spent = double.IsPositiveInfinity(bounds[k]) ? spent : total;
            looks.Add(new(fractions[k], bounds[k], 2 * Normal.UpperTail(bounds[k]), sides * spent));
        }
        return new([.. fractions], bounds, looks, twoSided);
    }

    /// <summary>Chance to have crossed by each look.</summary>
    /// <param name="drift">Expected z value at full information: effect times square root of the planned information; 0 gives the level used, z_(1 - a/2) + z_power a power.</param>
    public IReadOnlyList<double> CrossingProbabilities(double drift)
    {
        var density = new ScoreDensity(drift);
        var crossed = new List<double>();
        var sum = 0.0;
        for (var k = 0; k < _fractions.Length; k++)
        {
            sum += density.Above(_fractions[k], _bounds[k]) + (_twoSided ? density.Below(_fractions[k], -_bounds[k]) : 0);
            crossed.Add(sum);
            density = density.Continue(_fractions[k], _twoSided ? -_bounds[k] : double.NegativeInfinity, _bounds[k]);
        }
        return crossed;
    }

    /// <summary>Whether an estimate at a look crosses its bound.</summary>
    /// <param name="look">Zero-based look.</param>
    /// <param name="estimate">Effect and its standard error; the normal distribution is used.</param>
    public bool Stops(int look, Estimate estimate) => (_twoSided ? Math.Abs(estimate.Statistic) : estimate.Statistic) >= _bounds[look];

    /// <summary>Jennison and Turnbull's (1989) repeated interval: holds at all looks at once, whether or not the trial stopped by its bounds.</summary>
    /// <param name="look">Zero-based look.</param>
    /// <param name="estimate">Effect and its standard error.</param>
    public Interval RepeatedInterval(int look, Estimate estimate)
    {
        var half = _bounds[look] * estimate.StandardError;
        return new(estimate.Value - half, _twoSided ? estimate.Value + half : double.PositiveInfinity, 1 - Looks[^1].CumulativeAlpha);
    }

    private static double Bound(ScoreDensity density, double fraction, double spend)
    {
        double low = 0, high = 12;
        if (density.Above(fraction, low) < spend) low = -12;
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            if (density.Above(fraction, middle) > spend) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
