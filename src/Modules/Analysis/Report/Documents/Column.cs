namespace Confrere.Analysis.Report.Documents;

/// <summary>A column's heading.</summary>
/// <param name="Group">A heading over this and its neighbours of the same group.</param>
/// <param name="HoldsWords">Set to the left, and may break.</param>
internal sealed record Column(string Heading, string? Group = null, bool HoldsWords = false);
