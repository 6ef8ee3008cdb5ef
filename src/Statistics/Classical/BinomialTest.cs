using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Classical;

/// <summary>The exact binomial test: two-sided over all counts no more probable than the observed one. Agrees with R 4.2 <c>binom.test</c> to 1e-10 (reference/tests). Pure.</summary>
public static class BinomialTest
{
    // Counts whose probability differs from the observed one only by rounding count as equally probable, as in R.
    private const double EquallyProbable = 1 + 1e-7;

    /// <summary>Two-sided p-value.</summary>
    /// <param name="events">Observed count.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="probability">Hypothesised, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count outside 0 to trials, or a probability outside [0, 1].</exception>
    public static double PValue(int events, int trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, trials);
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability));
        var observed = Probability(events, trials, probability) * EquallyProbable;
        return Math.Min(1, Enumerable.Range(0, trials + 1).Select(k => Probability(k, trials, probability)).Where(p => p <= observed).Sum());
    }

    private static double Probability(int k, int n, double p) => p is 0 or 1
        ? k == (p == 0 ? 0 : n) ? 1 : 0
        : Math.Exp(GammaFunction.Log(n + 1) - GammaFunction.Log(k + 1) - GammaFunction.Log(n - k + 1) + k * Math.Log(p) + (n - k) * Math.Log(1 - p));
}
