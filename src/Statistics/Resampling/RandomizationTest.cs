using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Resampling;

/// <summary>The result of a randomisation test: how extreme the observed allocation is among those that could have been drawn.</summary>
/// <param name="Statistic">In the observed allocation.</param>
/// <param name="Expectation">Mean over allocations.</param>
/// <param name="Variance">Variance over allocations.</param>
/// <param name="Allocations">How many allocations count: all of them, or the number drawn.</param>
/// <param name="IsExact">Whether every possible allocation was counted.</param>
/// <param name="PValue">Share of allocations at least as far from the expectation as the observed one, in either direction.</param>
/// <param name="PGreater">Share of allocations with a statistic at least as large.</param>
/// <param name="PLess">Share of allocations with a statistic at least as small.</param>
public sealed record RandomizationTest(
    double Statistic, double Expectation, double Variance, double Allocations, bool IsExact, double PValue, double PGreater, double PLess)
{
    /// <summary>
    /// A test from allocations that the caller drew by the design itself, where it is no exchange of arms (a minimisation drawn anew): expectation and variance are those of the
    /// draws, p is (1 + as far from the expectation) / (1 + drawn), so that the level holds for any number drawn. Pure; cost is the number drawn.
    /// Agrees with an independent program in R within the error of drawing (reference/minimisation_test).
    /// </summary>
    /// <param name="observed">The statistic of the allocation that was made.</param>
    /// <param name="drawn">The statistic of each that could have been; two or more.</param>
    public static RandomizationTest Of(double observed, double[] drawn) =>
        Randomization.Drawn(observed, drawn, Kernels.Mean(drawn), Kernels.CentredSumOfSquares(drawn) / (drawn.Length - 1));

    /// <summary>Where the exact two-sided p-value lies, by chance of drawing alone; a single point when it is exact.</summary>
    public Interval MonteCarloInterval(double level = 0.99) => IsExact
        ? new(PValue, PValue, level)
        : new Proportion((int)Math.Round(PValue * (Allocations + 1)) - 1, (int)Allocations).ClopperPearson(level);
}
