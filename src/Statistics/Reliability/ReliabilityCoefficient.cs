using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Reliability;

/// <summary>An intraclass correlation with its interval; negative values are possible and mean no agreement.</summary>
/// <param name="Name">Its name after Shrout and Fleiss (1979).</param>
/// <param name="Value">The estimate, at most 1.</param>
/// <param name="Interval">Confidence interval.</param>
public sealed record ReliabilityCoefficient(string Name, double Value, Interval Interval);
