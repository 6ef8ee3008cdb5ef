namespace Confrere.Analysis.Domain.Results;

/// <summary>A difference in standard deviations that both arms together had before treatment.</summary>
internal sealed record ScaledEffect(double Estimate, Limits Limits, double StandardDeviation);
