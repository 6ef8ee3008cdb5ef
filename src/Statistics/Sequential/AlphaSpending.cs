using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Sequential;

/// <summary>How much of the level may be used up by a share of the information (Lan and DeMets 1983, doi:10.1093/biomet/70.3.659; spec 16.1). Fixed before the first look.</summary>
public sealed class AlphaSpending
{
    private readonly Func<double, double, double> _spent;

    private AlphaSpending(string name, Func<double, double, double> spent) => (Name, _spent) = (name, spent);

    /// <summary>The name that results print.</summary>
    public string Name { get; }

    /// <summary>Almost nothing early: 2 (1 - Phi(z_(a/2) / sqrt(t))), as O'Brien and Fleming.</summary>
    public static AlphaSpending OBrienFleming { get; } = new("O'Brien-Fleming spending", (t, a) => 2 * Normal.UpperTail(-Normal.Quantile(a / 2) / Math.Sqrt(t)));

    /// <summary>Nearly evenly: a ln(1 + (e - 1) t), as Pocock.</summary>
    public static AlphaSpending Pocock { get; } = new("Pocock spending", (t, a) => a * Math.Log(1 + (Math.E - 1) * t));

    /// <summary>a t^power: Kim and DeMets (1987).</summary>
    /// <param name="power">Positive; 1 spends evenly, 3 is near O'Brien and Fleming.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public static AlphaSpending Power(double power)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(power);
        return new($"power {power} spending", (t, a) => a * Math.Pow(t, power));
    }

    /// <summary>The one-sided level used up at a share of the information; all of it from 1 on.</summary>
    /// <param name="fraction">Share of the planned information, positive.</param>
    /// <param name="oneSided">The one-sided level.</param>
    public double Spent(double fraction, double oneSided) => fraction >= 1 ? oneSided : _spent(fraction, oneSided);
}
