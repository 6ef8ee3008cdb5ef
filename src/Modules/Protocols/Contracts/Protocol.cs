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

    /// <summary>Null in the first version.</summary>
    public Amendment? Amendment { get; init; }

    public Recruitment? Recruitment { get; init; }

    public BoosterRules? Boosters { get; init; }

    /// <summary>Null when nothing is asked whose answers call for help.</summary>
    public SafetyRules? Safety { get; init; }

    /// <summary>Null when the document does not say; then <see cref="RecordRules.Plain"/> holds.</summary>
    public RecordRules? Records { get; init; }

    public RecordRules RecordsOrPlain => Records ?? RecordRules.Plain;

    /// <summary>The primary outcome's comes with every document; others may.</summary>
    public IReadOnlyList<Estimand> Estimands { get; init; } = [];

    /// <summary>What the institution has still to decide before a real study.</summary>
    public IReadOnlyList<OpenDecision> Undecided { get; init; } = [];

    /// <summary>Chance decides how participants start.</summary>
    public bool IsRandomised => Randomisation.Method != Randomisation.Undrawn;

    /// <summary>Chance decides something, the start or when further sessions come: then there is a seed, and custodians.</summary>
    public bool DrawsAnything => IsRandomised || Boosters is { Who: BoosterRules.Drawn };

    /// <summary>Whoever has locked their baseline waits until a round is closed, and all of a round are drawn at once.</summary>
    public bool IsInRounds => IsRandomised && Randomisation.Intake == Randomisation.InBatches;

    /// <summary>The arms of the first draw and of the booster's.</summary>
    public IEnumerable<Arm> AllArms => Boosters is { } boosters ? Arms.Concat(boosters.Arms) : Arms;
}
