namespace Confrere.Protocols.Contracts;

/// <summary>The smallest group that may be shown to the institution. Frozen at launch.</summary>
public sealed record Disclosure(int SmallestCell);
