namespace Confrere.Protocols.Contracts;

/// <summary>How the order is made random. Block sizes are multiples of the ratio's sum and are drawn at random, so that no one can count out the next.</summary>
/// <param name="Method">"simple", "permuted-blocks" or "minimisation".</param>
/// <param name="BlockSizes">Of permuted blocks; empty for the other methods.</param>
/// <param name="Strata">The codes of the factors within whose levels the blocks are drawn.</param>
public sealed record Randomisation(string Method, IReadOnlyList<int> BlockSizes, IReadOnlyList<string> Strata)
{
    public const string Simple = "simple";
    public const string PermutedBlocks = "permuted-blocks";
    public const string Minimised = "minimisation";

    /// <summary>What is known of everybody before the draw and keeps the arms alike.</summary>
    public IReadOnlyList<AllocationFactor> Factors { get; init; } = [];

    /// <summary>Null unless the method is minimisation.</summary>
    public Minimisation? Minimisation { get; init; }
}
