namespace Confrere.Analysis.Domain.Results;

/// <summary>A yes or no by arm: risks, their difference and ratio.</summary>
/// <param name="Ratio">Null where an arm has no event.</param>
internal sealed record ResponderResult(Share Treated, Share Control, Limits TreatedLimits, Limits ControlLimits, double Difference, Limits DifferenceLimits, double? Ratio, Limits? RatioLimits, double P)
{
    /// <summary>Difference, ratio and p are made within the rounds of the draw.</summary>
    public bool IsByRound { get; init; }
}
