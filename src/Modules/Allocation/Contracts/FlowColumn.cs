namespace Confrere.Allocation.Contracts;

/// <summary>What became of a group after the trunk: all of it enters each of its boxes.</summary>
/// <param name="Label">Null when everybody is one group, because the arms may not be told apart.</param>
public sealed record FlowColumn(string? Label, FlowNumber Entered, IReadOnlyList<FlowBox> Boxes);
