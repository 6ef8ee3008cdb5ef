namespace Confrere.Analysis.Domain.Results;

/// <summary>How extreme the arms that were drawn are among those that could have been.</summary>
/// <param name="Statistic">Sum of the treated arm's residuals.</param>
/// <param name="Limits">99% interval of p for the number of draws.</param>
internal sealed record RandomisationResult(double Statistic, double Expectation, double Variance, double Allocations, bool IsExact, double P, Limits Limits, int Treated, int Control, string Method)
{
    /// <summary>The statistic is the difference of the arms' mean residuals: of more than two arms drawn by minimisation.</summary>
    public bool IsOfMeans { get; init; }
}
