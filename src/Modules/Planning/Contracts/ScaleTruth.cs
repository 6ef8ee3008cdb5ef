namespace Confrere.Planning.Contracts;

/// <summary>One subscale: baseline mean and SD, correlation of the two visits, change of the waiting arm, and the effect (coached minus waiting).</summary>
public sealed record ScaleTruth(
    string Scale, IReadOnlyList<string> Items, double BaselineMean, double BaselineSd, double Correlation, double WaitingChange, double Effect);
