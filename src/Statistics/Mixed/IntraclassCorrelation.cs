using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Mixed;

/// <summary>The share of variance that lies between the levels of a grouping: the correlation of two outcomes in one level.</summary>
/// <param name="Group">The grouping.</param>
/// <param name="Value">Between 0 and 1; exactly 0 at the boundary.</param>
/// <param name="Interval">Confidence limits; the lower is 0 when the data do not exclude it.</param>
/// <param name="Method">How the interval was found, in words.</param>
public sealed record IntraclassCorrelation(string Group, double Value, Interval Interval, string Method);
