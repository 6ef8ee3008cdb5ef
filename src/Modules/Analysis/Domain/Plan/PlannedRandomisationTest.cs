using System.Text.Json.Serialization;

namespace Confrere.Analysis.Domain.Plan;

/// <summary>A test from the allocations that could have been drawn. With blocks, arms change places within a block only.</summary>
internal sealed record PlannedRandomisationTest(int Replicates, bool HasBlocks)
{
    /// <summary>The variable of the frozen dataset.</summary>
    public const string BlockCode = "block";

    /// <summary>The blocks are the rounds of a lottery.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsByRound { get; init; }

    /// <summary>The arms were drawn by minimisation: the test draws the whole list anew, in its order and by its rule.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // A bundle that has nothing to say of it keeps its bytes.
    public bool IsMinimised { get; init; }
}
