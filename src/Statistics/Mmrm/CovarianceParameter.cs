namespace Confrere.Statistics.Mmrm;

/// <summary>A covariance parameter in natural scale.</summary>
/// <param name="Group">Covariance group; empty when the covariance is common.</param>
/// <param name="Name">For instance <c>standard deviation 6</c> or <c>correlation at distance 1</c>.</param>
/// <param name="Value">In the unit of the response, of its square, or without unit.</param>
public sealed record CovarianceParameter(string Group, string Name, double Value);
