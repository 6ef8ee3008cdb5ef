namespace Confrere.Evidence.Contracts;

/// <summary>A pooled difference with its interval and the interval in which a new programme's true difference is expected.</summary>
public sealed record Expectation(
    string Scale, string Unit, int Studies, int People, double Estimate, double Lower, double Upper, double? PredictionLower, double? PredictionUpper,
    string Method);
