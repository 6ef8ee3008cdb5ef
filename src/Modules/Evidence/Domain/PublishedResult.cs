namespace Confrere.Evidence.Domain;

/// <summary>A difference as it was printed, with what the importer found wrong with it.</summary>
internal sealed record PublishedResult(
    PublishedStudy Study, string Outcome, string? Scale, string Unit, double Months, double Estimate, double Lower, double Upper, string Mark, string? Note)
{
    private const double NormalQuantile = 1.959964;

    public IReadOnlyList<string> Doubts => EvidenceChecks.Of(this);

    public bool IsCredible => Doubts.Count == 0;

    /// <summary>From the width of the printed interval, taken as 95% and normal.</summary>
    public double StandardError => (Upper - Lower) / (2 * NormalQuantile);
}
