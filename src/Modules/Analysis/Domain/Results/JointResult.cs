namespace Confrere.Analysis.Domain.Results;

/// <summary>A test of several differences at once.</summary>
internal sealed record JointResult(string Code, string Label, double F, double Numerator, double Denominator, double P, string Method);
