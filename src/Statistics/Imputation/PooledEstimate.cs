using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Imputation;

/// <summary>An estimate pooled over imputations by Rubin's rules (spec 11.4).</summary>
/// <param name="Estimate">The mean of the estimates with total standard error and Barnard-Rubin degrees of freedom.</param>
/// <param name="Imputations">Number of imputed data sets m.</param>
/// <param name="WithinVariance">Mean squared standard error.</param>
/// <param name="BetweenVariance">Variance of the estimates over imputations.</param>
/// <param name="CompleteDegreesOfFreedom">Degrees of freedom that complete data would have had.</param>
/// <param name="RubinDegreesOfFreedom">Rubin's (1987) large-sample degrees of freedom, for comparison with older reports.</param>
public sealed record PooledEstimate(
    Estimate Estimate, int Imputations, double WithinVariance, double BetweenVariance, double CompleteDegreesOfFreedom, double RubinDegreesOfFreedom)
{
    /// <summary>Within plus (1 + 1/m) between, the square of the standard error.</summary>
    public double TotalVariance => WithinVariance + (1 + 1.0 / Imputations) * BetweenVariance;

    /// <summary>Increase of the variance by the missing values, relative to the variance within.</summary>
    public double RelativeIncrease => (1 + 1.0 / Imputations) * BetweenVariance / WithinVariance;

    /// <summary>Share of the total variance that the missing values cause (lambda).</summary>
    public double ShareOfVariance => (1 + 1.0 / Imputations) * BetweenVariance / TotalVariance;

    /// <summary>Fraction of information that is missing, allowing for the finite number of imputations.</summary>
    public double MissingInformation => (RelativeIncrease + 2 / (Estimate.DegreesOfFreedom + 3)) / (RelativeIncrease + 1);

    /// <summary>How far the estimate would move with other random numbers: standard error of the mean over the m imputations.</summary>
    public double MonteCarloError => Math.Sqrt(BetweenVariance / Imputations);
}
