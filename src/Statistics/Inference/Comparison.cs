namespace Confrere.Statistics.Inference;

/// <summary>A difference of two least-squares means.</summary>
/// <param name="Group">The levels of the factors within which means are compared, for instance the visit; empty without groups.</param>
/// <param name="Estimate">The difference; p-value and interval are adjusted.</param>
/// <param name="UnadjustedPValue">The p-value of this comparison by itself.</param>
/// <param name="Adjustment">The adjustment, within its group.</param>
public sealed record Comparison(IReadOnlyDictionary<string, string> Group, Estimate Estimate, double UnadjustedPValue, Adjustment Adjustment);
