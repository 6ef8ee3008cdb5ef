namespace Confrere.Statistics.Inference;

/// <summary>One least-squares mean.</summary>
/// <param name="Levels">The level of every named factor, and the value of every named number, in the order asked for.</param>
/// <param name="Estimate">The mean with its standard error and interval.</param>
public sealed record MarginalMean(IReadOnlyDictionary<string, string> Levels, Estimate Estimate);
