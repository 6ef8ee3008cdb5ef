namespace Confrere.Analysis.Domain.Results;

/// <summary>A least-squares mean of one arm at one visit.</summary>
internal sealed record AdjustedMean(double Estimate, double StandardError, double DegreesOfFreedom, Limits Limits);
