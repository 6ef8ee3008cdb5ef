namespace Confrere.Protocols.Contracts;

/// <summary>What will be computed, fixed before anyone sees an arm.</summary>
/// <param name="Method">The model's name: "ancova-hc3".</param>
/// <param name="Treatment">The arm whose effect is estimated; the difference is treatment minus control.</param>
/// <param name="ConfidenceLevel">Like 0.95.</param>
public sealed record AnalysisPlan(
    string Estimand, string AnalysisSet, string Method, ArmCode Treatment, ArmCode Control, string PrimaryVisit,
    IReadOnlyList<string> Covariates, double ConfidenceLevel);
