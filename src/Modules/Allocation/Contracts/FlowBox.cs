namespace Confrere.Allocation.Contracts;

/// <summary>A box of the participant flow: everybody who enters it leaves by one of its exits or remains.</summary>
/// <param name="Remaining">Who goes on from a box of the trunk (its label is then the next box's), or who did in a group's box what the box is about.</param>
public sealed record FlowBox(string Label, FlowNumber Entered, FlowNumber Remaining, IReadOnlyList<FlowNumber> Exits)
{
    /// <summary>Stated beside the flow and not part of it, like sessions attended: these need not add up.</summary>
    public IReadOnlyList<FlowNumber> Beside { get; init; } = [];
}
