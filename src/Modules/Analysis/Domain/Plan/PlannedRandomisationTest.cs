namespace Confrere.Analysis.Domain.Plan;

/// <summary>A test from the allocations that could have been drawn. With blocks, arms change places within a block only.</summary>
internal sealed record PlannedRandomisationTest(int Replicates, bool HasBlocks)
{
    /// <summary>The variable of the frozen dataset.</summary>
    public const string BlockCode = "block";
}
