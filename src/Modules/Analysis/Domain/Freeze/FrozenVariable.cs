namespace Confrere.Analysis.Domain.Freeze;

/// <summary>A line of the dictionary: what a variable of the frozen dataset means.</summary>
internal sealed record FrozenVariable(string Variable, string Label, string Type, string Unit, string Values);
