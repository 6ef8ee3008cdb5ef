namespace Confrere.Analysis.Domain.Results;

/// <summary>Treated minus control at one visit, adjusted as the plan says.</summary>
internal sealed record Comparison(
    double Estimate, double StandardError, double DegreesOfFreedom, double T, double P, Limits Limits, int Treated, int Control, string Method,
    IReadOnlyList<string> Remarks);
