namespace Confrere.Surveys.Contracts;

/// <summary>How many surveys held answers that met a safety rule.</summary>
/// <param name="Rule">Instrument and rule, like "phq2.low-mood".</param>
/// <param name="Asked">Surveys in which something of the rule was answered.</param>
public sealed record DistressCount(string Rule, int Met, int Asked);
