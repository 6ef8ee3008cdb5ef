namespace Confrere.Protocols.Contracts;

/// <summary>How the order is made random. Block sizes are multiples of the ratio's sum and are drawn at random, so that no one can count out the next.</summary>
/// <param name="Method">"simple", "permuted-blocks", "minimisation", "lottery" (as many as there are places) or "none".</param>
/// <param name="BlockSizes">Of permuted blocks; empty for the other methods.</param>
/// <param name="Strata">The codes of the factors within whose levels the blocks are drawn.</param>
public sealed record Randomisation(string Method, IReadOnlyList<int> BlockSizes, IReadOnlyList<string> Strata)
{
    public const string Simple = "simple";
    public const string PermutedBlocks = "permuted-blocks";
    public const string Minimised = "minimisation";
    public const string Lottery = "lottery";
    public const string Undrawn = "none";
    public const string Rolling = "rolling";
    public const string InBatches = "batches";

    /// <summary>What is known of everybody before the draw and keeps the arms alike.</summary>
    public IReadOnlyList<AllocationFactor> Factors { get; init; } = [];

    /// <summary>Null unless the method is minimisation.</summary>
    public Minimisation? Minimisation { get; init; }

    /// <summary>"rolling": each person on the day their baseline is locked. "batches": everybody of a round on one day.</summary>
    public string Intake { get; init; } = Rolling;

    /// <summary>How many a lottery draws into the first arm in each round; null for the other methods.</summary>
    public int? Places { get; init; }
}
