namespace Confrere.Statistics.Meta;

/// <summary>What one study contributes: an estimate on a scale that all studies share, and its standard error, taken as known.</summary>
/// <param name="Name">How the study is called in results and problems.</param>
/// <param name="Estimate">Treated minus control (or a log ratio), finite.</param>
/// <param name="StandardError">Positive and finite, in the unit of the estimate.</param>
public sealed record StudyResult(string Name, double Estimate, double StandardError)
{
    internal double Variance => StandardError * StandardError;
}
