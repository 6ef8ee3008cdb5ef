namespace Confrere.Allocation.Contracts;

/// <summary>One period of the trial: a trunk of boxes from which each leads to the next, then its groups side by side.</summary>
public sealed record FlowPanel(string Title, IReadOnlyList<FlowBox> Trunk, IReadOnlyList<FlowColumn> Columns);
