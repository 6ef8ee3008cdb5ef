namespace Confrere.Protocols.Contracts;

/// <summary>A scale that is judged.</summary>
/// <param name="Scale">The scale's code as the instrument yields it, like "pfi.burnout".</param>
/// <param name="Unit">Printed beside every value, like "points, 0 to 10".</param>
public sealed record Outcome(string Scale, string Label, string Unit, bool IsPrimary, bool LowerIsBetter);
