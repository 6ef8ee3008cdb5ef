using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>
/// The order of arms that a seed and a rule give: blocks of a size drawn from the rule's, each holding every arm in its ratio, shuffled.
/// Any block can be made without those before it. Pure.
/// </summary>
internal sealed class BlockSequence(byte[] seed, AllocationRule rule)
{
    /// <summary>All of a stratum's arms in the order in which they are handed out.</summary>
    public IEnumerable<ArmCode> From(string stratum)
    {
        for (var block = 0L; ; block++)
            foreach (var arm in Block(stratum, block)) yield return arm;
    }

    public ArmCode[] Block(string stratum, long index)
    {
        var stream = new AllocationStream(seed, "block", stratum, index);
        var size = rule.BlockSizes[stream.Below(rule.BlockSizes.Count)];
        var block = new List<ArmCode>(size);
        foreach (var arm in rule.Arms) block.AddRange(Enumerable.Repeat(new ArmCode(arm.Code), arm.Ratio * (size / rule.Shares)));
        var order = block.ToArray();
        stream.Shuffle<ArmCode>(order);
        return order;
    }

    /// <summary>A letter for each arm, so that groups can be compared before anyone knows which is which.</summary>
    public IReadOnlyDictionary<ArmCode, char> Letters()
    {
        var letters = Enumerable.Range(0, rule.Arms.Count).Select(place => (char)('A' + place)).ToArray();
        new AllocationStream(seed, "letters", "", 0).Shuffle<char>(letters);
        return rule.Arms.Zip(letters).ToDictionary(pair => new ArmCode(pair.First.Code), pair => pair.Second);
    }
}
