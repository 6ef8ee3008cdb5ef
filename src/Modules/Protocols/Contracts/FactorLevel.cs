namespace Confrere.Protocols.Contracts;

/// <param name="Below">Values below this belong to the level; null for the last level, which holds the rest.</param>
public sealed record FactorLevel(string Code, double? Below);
