namespace Confrere.Analysis.Domain.Results;

/// <summary>Treated minus control at one visit, adjusted as the plan says.</summary>
internal sealed record Comparison(
    double Estimate, double StandardError, double DegreesOfFreedom, double T, double P, Limits Limits, int Treated, int Control, string Method,
    IReadOnlyList<string> Remarks)
{
    /// <summary>Where the degrees of freedom come from.</summary>
    public string DegreesOfFreedomMethod { get; init; } = "residual";

    /// <summary>p adjusted for the tests of its family; null where the plan has no family for it.</summary>
    public double? AdjustedP { get; init; }
}
