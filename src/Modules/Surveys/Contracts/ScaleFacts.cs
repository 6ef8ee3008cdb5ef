namespace Confrere.Surveys.Contracts;

/// <summary>What a report must say about a scale: how it comes about, in which unit, what is known of it and from where.</summary>
/// <param name="Rule">The scoring and the rule for missing items, as a sentence.</param>
/// <param name="Reliability">Test-retest correlation; null where no source gives one.</param>
/// <param name="StandardDeviation">In the scale's unit; null where no source gives one.</param>
/// <param name="IsStandIn">The wording is a paraphrase, so published figures do not apply to the answers.</param>
public sealed record ScaleFacts(
    string Code, string Label, string Unit, double Lowest, double Highest, bool LowerIsBetter, string Rule, string InstrumentVersion,
    string Source, string Licence, bool IsStandIn, double? Reliability, double? StandardDeviation,
    IReadOnlyList<ScaleCutPoint> CutPoints, IReadOnlyList<ScaleNorm> Norms);
