namespace Confrere.Allocation.Domain;

/// <summary>Who stands behind a number of the flow: participant codes in their own order, which tells nothing of when anybody came.</summary>
internal sealed record FlowList(string Label, IReadOnlyList<string> Codes);
