namespace Confrere.Surveys.Contracts;

/// <summary>A threshold in the scale's own unit, as it is shown.</summary>
/// <param name="IncludesThreshold">The value itself counts as having reached it.</param>
public sealed record ScaleCutPoint(string Code, double At, bool IncludesThreshold, string Meaning, string Source)
{
    // A threshold of 1.33 shown times 2.5 is 3.3250000000000002; a score that equals it on paper must equal it here.
    private const double Rounding = 1e-9;

    public bool IsReachedBy(double value) => IncludesThreshold ? value >= At - Rounding : value > At + Rounding;
}
