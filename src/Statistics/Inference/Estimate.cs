namespace Confrere.Statistics.Inference;

/// <summary>One estimated quantity with everything that belongs beside it.</summary>
/// <param name="Name">Coefficient, contrast or mean, in words.</param>
/// <param name="Value">The estimate, in the unit of the response.</param>
/// <param name="StandardError">Its standard error, in the same unit.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the t distribution; infinity for the normal.</param>
/// <param name="DegreesOfFreedomMethod">Where they come from.</param>
/// <param name="Statistic">Value divided by standard error.</param>
/// <param name="PValue">Two-sided, against zero; adjusted for several comparisons when the result says so.</param>
/// <param name="Interval">Two-sided confidence interval.</param>
public sealed record Estimate(
    string Name,
    double Value,
    double StandardError,
    double DegreesOfFreedom,
    DegreesOfFreedomMethod DegreesOfFreedomMethod,
    double Statistic,
    double PValue,
    Interval Interval)
{
    /// <summary>Completes an estimate by its t (or normal) test and interval.</summary>
    /// <param name="name">What is estimated.</param>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Positive and finite.</param>
    /// <param name="degreesOfFreedom">Positive; infinity for the normal distribution.</param>
    /// <param name="method">Where the degrees of freedom come from.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimate Of(string name, double value, double standardError, double degreesOfFreedom, DegreesOfFreedomMethod method, double level = 0.95)
    {
        var t = value / standardError;
        var half = standardError * Distributions.StudentT.Quantile(0.5 + level / 2, degreesOfFreedom);
        return new(name, value, standardError, degreesOfFreedom, method, t, Distributions.StudentT.TwoSided(t, degreesOfFreedom), new(value - half, value + half, level));
    }
}
