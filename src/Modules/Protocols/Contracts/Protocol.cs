namespace Confrere.Protocols.Contracts;

/// <summary>What a programme will offer, to whom, in which order, how it is measured and how it will be judged. Data, not code: read from one YAML document.</summary>
/// <param name="Key">A short name that stays the same over versions, like "peer-coaching-6x3".</param>
public sealed record Protocol(
    string Key, string Title, int Version, string Summary, Registration? Registration, IReadOnlyList<Offering> Offerings,
    IReadOnlyList<EligibilityQuestion> Eligibility, ConsentText Consent, IReadOnlyList<Arm> Arms, Randomisation Randomisation,
    IReadOnlyList<Visit> Visits, IReadOnlyList<Outcome> Outcomes, AnalysisPlan Analysis, CoachRules Coaches, Disclosure Disclosure)
{
    /// <summary>The visit that must be locked before anyone is allocated.</summary>
    public Visit Baseline => Visits.Single(visit => visit.IsBaseline);

    public Outcome PrimaryOutcome => Outcomes.Single(outcome => outcome.IsPrimary);
}
