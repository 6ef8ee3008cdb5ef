namespace Confrere.Protocols.Domain;

/// <summary>What a protocol's checks know of an instrument.</summary>
internal sealed record ShippedInstrument(IReadOnlyList<YieldedScale> Scales, IReadOnlyList<string> SafetyRules);
