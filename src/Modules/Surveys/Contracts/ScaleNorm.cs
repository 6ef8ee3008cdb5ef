namespace Confrere.Surveys.Contracts;

/// <summary>A published figure with its unit, its n and its source.</summary>
public sealed record ScaleNorm(string Label, double Value, string Unit, int N, string Source);
