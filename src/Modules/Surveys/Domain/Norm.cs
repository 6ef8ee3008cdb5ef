namespace Confrere.Surveys.Domain;

/// <summary>A published figure to read a group's scores beside: what was measured, in how many, by whom.</summary>
internal sealed record Norm(string Label, double Value, string Unit, int N, string Source);
