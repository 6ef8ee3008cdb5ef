using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>The draw at a stratum's cursor by the rule's method; it moves the cursor on.</summary>
internal sealed class NextDraw(byte[] seed, AllocationRule rule)
{
    public Drawn At(SequenceCursor cursor, IReadOnlyDictionary<string, string> levels, IReadOnlyList<RecordedAllocation> before)
    {
        var position = cursor.NextPosition++;
        return rule.Method switch
        {
            AllocationRule.Simple => new SimpleDraw(seed, rule).At(cursor.Stratum, position),
            AllocationRule.Minimised => new Minimiser(seed, rule).At(position, MarginsOf(before), levels),
            _ => new(NextOfBlock(cursor), null),
        };
    }

    private Protocols.Contracts.ArmCode NextOfBlock(SequenceCursor cursor)
    {
        var block = new BlockSequence(seed, rule).Block(cursor.Stratum, cursor.Block);
        var arm = block[cursor.PlaceInBlock++];
        if (cursor.PlaceInBlock == block.Length) (cursor.Block, cursor.PlaceInBlock) = (cursor.Block + 1, 0);
        return arm;
    }

    private Margins MarginsOf(IReadOnlyList<RecordedAllocation> before)
    {
        var margins = new Margins(rule);
        foreach (var row in before) margins.Add(row.Levels, row.Arm);
        return margins;
    }
}
