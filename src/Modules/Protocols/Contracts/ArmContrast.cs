namespace Confrere.Protocols.Contracts;

/// <summary>A difference between two arms: treatment minus control.</summary>
public sealed record ArmContrast(ArmCode Treatment, ArmCode Control);
