namespace Confrere.Analysis.Contracts;

/// <summary>A pooled difference, treated minus control, with its 95% interval, and where the true difference of a new programme is expected.</summary>
/// <param name="NextLower">Null with too few studies to say.</param>
public sealed record ExpectedDifference(int Studies, int People, double Estimate, double Lower, double Upper, double? NextLower, double? NextUpper);
