namespace Confrere.Analysis.Domain.Results;

/// <summary>How many of each arm something from outside reached before the comparison.</summary>
internal sealed record OutsideResult(string Kind, string Label, Share Treated, Share Control, Limits TreatedLimits, Limits ControlLimits);
