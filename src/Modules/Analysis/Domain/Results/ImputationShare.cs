namespace Confrere.Analysis.Domain.Results;

/// <summary>What imputation added to a pooled estimate.</summary>
/// <param name="Imputed">Values imputed at the visit.</param>
/// <param name="ShareOfVariance">Share of the total variance that the missing values cause.</param>
/// <param name="MonteCarloError">How far the estimate would move with other random numbers.</param>
internal sealed record ImputationShare(int Imputations, int Imputed, double ShareOfVariance, double MonteCarloError);
