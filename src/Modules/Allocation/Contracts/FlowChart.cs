namespace Confrere.Allocation.Contracts;

/// <summary>
/// The participant flow as trials publish it (CONSORT 2025, item 22a), with a panel for each period. What it must satisfy: a box's entrants
/// are those who remain and those who left; a trunk's box passes on exactly who enters the next, the last one to the groups together; a
/// group enters each of its boxes whole; a later panel begins with those whom the one before it ended with.
/// </summary>
public sealed record FlowChart(IReadOnlyList<FlowPanel> Panels)
{
    /// <returns>One sentence for each number that contradicts another; empty when the flow adds up.</returns>
    public IReadOnlyList<string> Problems() =>
    [
        .. Panels.SelectMany(panel => panel.Trunk.Concat(panel.Columns.SelectMany(column => column.Boxes))).SelectMany(OfBox),
        .. Panels.SelectMany(OfTrunk),
        .. Panels.SelectMany(panel => panel.Columns).SelectMany(OfColumn),
        .. Panels.Zip(Panels.Skip(1), Between).OfType<string>(),
    ];

    private static IEnumerable<string> OfBox(FlowBox box)
    {
        foreach (var number in box.Exits.Prepend(box.Remaining).Prepend(box.Entered).Concat(box.Beside))
            if (number.Count < 0) yield return $"{box.Label}: \"{number.Label}\" is {number.Count}.";
        var accounted = box.Remaining.Count + box.Exits.Sum(exit => exit.Count);
        if (accounted != box.Entered.Count) yield return $"{box.Label}: {box.Entered.Count} entered and {accounted} are accounted for.";
    }

    private static IEnumerable<string> OfTrunk(FlowPanel panel)
    {
        foreach (var (box, next) in panel.Trunk.Zip(panel.Trunk.Skip(1)))
            if (box.Remaining.Count != next.Entered.Count) yield return $"{box.Label}: {box.Remaining.Count} go on and {next.Entered.Count} enter \"{next.Label}\".";
        if (panel.Columns.Count == 0 || panel.Trunk.Count == 0) yield break;
        var (last, inGroups) = (panel.Trunk[^1], panel.Columns.Sum(column => column.Entered.Count));
        if (last.Remaining.Count != inGroups) yield return $"{last.Label}: {last.Remaining.Count} go on and {inGroups} are in the groups.";
    }

    private static IEnumerable<string> OfColumn(FlowColumn column) =>
        from box in column.Boxes
        where box.Entered.Count != column.Entered.Count
        select $"{box.Label}: {box.Entered.Count} entered, and the group has {column.Entered.Count}.";

    private static string? Between(FlowPanel before, FlowPanel after)
    {
        if (before.Trunk.Count == 0 || after.Trunk.Count == 0) return null;
        var (ended, began) = (before.Trunk[^1].Remaining.Count, after.Trunk[0].Entered.Count);
        return ended == began ? null : $"{after.Title}: {began} enter, and the panel before it ended with {ended}.";
    }
}
