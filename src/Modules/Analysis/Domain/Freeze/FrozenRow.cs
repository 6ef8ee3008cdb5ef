namespace Confrere.Analysis.Domain.Freeze;

/// <summary>One value of one participant at one visit. A missing value is a row with no text, so that absence is frozen too.</summary>
internal readonly record struct FrozenRow(string Subject, string Visit, string Variable, string Value);
