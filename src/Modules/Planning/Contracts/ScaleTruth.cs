namespace Confrere.Planning.Contracts;

/// <summary>One subscale: baseline mean and SD, correlation of the two visits, change of the waiting arm, and the effect (coached minus waiting).</summary>
/// <param name="CommonLoading">Correlation of the subscale's trait with the factor that all subscales share; negative where a high score is good.</param>
/// <param name="ItemConsistency">Cronbach's alpha of the items before rounding to whole answers.</param>
public sealed record ScaleTruth(
    string Scale, IReadOnlyList<string> Items, double BaselineMean, double BaselineSd, double Correlation, double WaitingChange, double Effect,
    double CommonLoading = 0.75, double ItemConsistency = 0.9);
