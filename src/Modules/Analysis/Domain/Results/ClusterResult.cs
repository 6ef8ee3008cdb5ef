namespace Confrere.Analysis.Domain.Results;

/// <summary>How alike the outcomes of those are who were treated by the same person.</summary>
/// <param name="Clusters">How many groups, those who met nobody counted as one each.</param>
internal sealed record ClusterResult(double Correlation, Limits Limits, int Clusters, IReadOnlyList<string> Warnings);
