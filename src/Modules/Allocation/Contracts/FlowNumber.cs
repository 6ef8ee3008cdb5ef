namespace Confrere.Allocation.Contracts;

/// <summary>A number of the participant flow with what it counts. One that is nought stays.</summary>
/// <param name="Key">Names the list that the number opens; null when it has none.</param>
public sealed record FlowNumber(string Label, int Count, string? Key = null);
