namespace Confrere.Protocols.Contracts;

/// <summary>How the order is made random. Block sizes are multiples of the ratio's sum and are drawn at random, so that no one can count out the next.</summary>
public sealed record Randomisation(string Method, IReadOnlyList<int> BlockSizes, IReadOnlyList<string> Strata);
