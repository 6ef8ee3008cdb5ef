namespace Confrere.Statistics.Distributions;

/// <summary>
/// The time W until k more events of a Poisson process of unknown rate, of which n were seen over a span T: (W / T)(n / k) is distributed as F with 2k and
/// 2n degrees of freedom, whatever the rate (spec 5.6). Both the process and the rate are uncertain in it. Exact when T ends with the n-th event, a little
/// wide when it ends at a given time.
/// </summary>
public static class PoissonWait
{
    /// <summary>The time below which a proportion p of the waits lies, in the unit of the span. Agrees with R's qf to 1e-10 (reference/expected_wait).</summary>
    /// <param name="p">Inside (0, 1).</param>
    /// <param name="more">k, 1 or more.</param>
    /// <param name="seen">n, 1 or more.</param>
    /// <param name="span">T, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static double Quantile(double p, int more, int seen, double span)
    {
        if (!(p is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p));
        ArgumentOutOfRangeException.ThrowIfLessThan(more, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(seen, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(span);
        return span * more / seen * FisherF.Quantile(p, 2.0 * more, 2.0 * seen);
    }
}
