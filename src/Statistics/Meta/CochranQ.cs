namespace Confrere.Statistics.Meta;

/// <summary>Cochran's test that all studies share one effect.</summary>
/// <param name="Statistic">Weighted sum of squares around the common-effect mean.</param>
/// <param name="DegreesOfFreedom">Studies minus one.</param>
/// <param name="PValue">Upper tail of chi-square; 1 for a single study, which cannot differ from itself.</param>
public sealed record CochranQ(double Statistic, int DegreesOfFreedom, double PValue);
