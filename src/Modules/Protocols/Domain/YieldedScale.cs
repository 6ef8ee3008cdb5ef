namespace Confrere.Protocols.Domain;

/// <summary>A scale as its instrument states it.</summary>
internal sealed record YieldedScale(string Code, string Unit, bool LowerIsBetter);
