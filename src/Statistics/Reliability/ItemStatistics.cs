namespace Confrere.Statistics.Reliability;

/// <summary>One item of a scale.</summary>
/// <param name="Name">The item.</param>
/// <param name="Mean">Its mean, in points.</param>
/// <param name="StandardDeviation">Its standard deviation, in points.</param>
/// <param name="TotalCorrelation">Correlation with the sum of all items, itself included.</param>
/// <param name="RestCorrelation">Correlation with the sum of the other items (corrected item-total correlation).</param>
/// <param name="AlphaWithout">Cronbach's alpha of the other items; null with two items.</param>
public sealed record ItemStatistics(string Name, double Mean, double StandardDeviation, double TotalCorrelation, double RestCorrelation, double? AlphaWithout);
