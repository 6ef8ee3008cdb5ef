using Confrere.Statistics.Distributions;
using Confrere.Statistics.Power;

namespace Confrere.Planning.Domain;

/// <summary>The smallest trial of two equal arms that has the power wanted.</summary>
/// <param name="Analysed">People with a follow-up, in each arm.</param>
/// <param name="Allocated">People to allocate to each arm, so that this many are left.</param>
/// <param name="Coaches">Coaches of one wave.</param>
/// <param name="DesignEffect">Of the coached arm.</param>
/// <param name="Power">At this size; the power wanted or a little more.</param>
internal sealed record SampleSize(int Analysed, int Allocated, int Coaches, double DesignEffect, double Power)
{
    public const int Largest = 20_000;

    /// <summary>Null when even <see cref="Largest"/> people in each arm are not enough.</summary>
    public static SampleSize? For(TrialAssumptions assumptions)
    {
        for (var analysed = Floor(assumptions); analysed <= Largest; analysed++)
            if (At(assumptions, analysed) is { } size && size.Power >= assumptions.Power) return size;
        return null;
    }

    /// <summary>The power that a given number of people in each arm has.</summary>
    public static SampleSize At(TrialAssumptions assumptions, int analysed)
    {
        var allocated = (int)Math.Ceiling(analysed / (1 - assumptions.DropOut));
        var coaches = (allocated + assumptions.PerCoach - 1) / assumptions.PerCoach;
        var perCoach = (double)analysed / coaches;
        var power = assumptions.Icc == 0 || perCoach <= 1
            ? AncovaPower.Power(analysed, analysed, assumptions.Standardised, assumptions.Correlation, assumptions.Alpha)
            : CoachEffect.Power(coaches, perCoach, analysed, Residual(assumptions), assumptions.Icc, assumptions.Alpha);
        return new(analysed, allocated, coaches, CoachEffect.DesignEffect(Math.Max(1, perCoach), assumptions.Icc), power);
    }

    private static double Residual(TrialAssumptions assumptions) => assumptions.Standardised / Math.Sqrt(1 - assumptions.Correlation * assumptions.Correlation);

    // The normal approximation without coaches is never more than the answer, so that the search may begin there.
    private static int Floor(TrialAssumptions assumptions)
    {
        var z = Normal.Quantile(1 - assumptions.Alpha / 2) + Normal.Quantile(assumptions.Power);
        var d = Residual(assumptions);
        return (int)Math.Clamp(Math.Floor(2 * z * z / (d * d)), 2, Largest);
    }
}
