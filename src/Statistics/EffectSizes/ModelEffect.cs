using Confrere.Statistics.Inference;

namespace Confrere.Statistics.EffectSizes;

/// <summary>Estimates of a model on scales without a unit (spec 6.5).</summary>
public static class ModelEffect
{
    /// <summary>
    /// An estimate and its interval divided by a standard deviation that is taken as known (of the baseline, of the outcome, of the
    /// residuals); test and p-value are unchanged.
    /// </summary>
    /// <param name="estimate">In the unit of the response.</param>
    /// <param name="standardDeviation">Positive, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is not positive and finite.</exception>
    public static Estimate Standardized(this Estimate estimate, double standardDeviation)
    {
        if (!(standardDeviation > 0) || !double.IsFinite(standardDeviation))
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation must be positive and finite.");
        return estimate with
        {
            Value = estimate.Value / standardDeviation,
            StandardError = estimate.StandardError / standardDeviation,
            Interval = estimate.Interval.Map(v => v / standardDeviation),
        };
    }

    /// <summary>Standard deviation within two groups; missing values (NaN) are left out.</summary>
    /// <exception cref="Problems.DataProblemsException">A group has fewer than two values, an infinite one, or no variation.</exception>
    public static double PooledStandardDeviation(IEnumerable<double> first, IEnumerable<double> second)
    {
        var problems = new Problems.ProblemList();
        var (a, b) = (Sample.Of("first", first, problems), Sample.Of("second", second, problems));
        problems.ThrowIfAny();
        return Sample.Pooled(a, b);
    }

    /// <summary>Share of the variance left by the other terms that one coefficient explains: t^2 / (t^2 + degrees of freedom).</summary>
    public static double PartialEtaSquared(this Estimate estimate) =>
        estimate.Statistic * estimate.Statistic / (estimate.Statistic * estimate.Statistic + estimate.DegreesOfFreedom);
}
