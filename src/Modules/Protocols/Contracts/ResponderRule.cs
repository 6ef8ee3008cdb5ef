namespace Confrere.Protocols.Contracts;

/// <summary>A yes or no made of the primary outcome, such as "burned out".</summary>
/// <param name="IsAtLeast">At the cut point or above; otherwise at it or below.</param>
public sealed record ResponderRule(string Label, double CutPoint, bool IsAtLeast);
