namespace Confrere.Analysis.Domain.Plan;

/// <summary>A scale that is judged. The range refuses impossible values; decimals are how many a reader is shown.</summary>
internal sealed record PlannedOutcome(
    string Code, string Label, string Unit, double Lowest, double Highest, bool LowerIsBetter, bool IsPrimary, int Decimals)
{
    public string Direction => LowerIsBetter ? "lower is better" : "higher is better";
}
