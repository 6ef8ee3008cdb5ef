using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Features.ReadProgramme;

/// <summary>A protocol to be read on a page, wherever it comes from: a programme, one of its versions, the gallery.</summary>
internal sealed record ProtocolView(Protocol Protocol, string Hash)
{
    public SpiritSchedule Schedule { get; } = SpiritSchedule.Of(Protocol);

    public bool IsUndecided(string field) => Protocol.Undecided.Any(decision => decision.Field == field);

    public string OfferingOf(string code) => Protocol.Offerings.Single(offering => offering.Code == code).Title;

    public string StartOf(Arm arm) => arm.StartsAfterVisit is { } code
        ? $"once the survey \"{LabelOf(code)}\" is in, or its time is over"
        : Protocol.Arms.Contains(arm) && Protocol.IsRandomised ? "on the day of allocation" : "at once";

    public string LabelOf(string visit) => Protocol.Visits.Single(row => row.Code == visit).Label;

    public string LabelOf(ArmCode arm) => Protocol.AllArms.Single(row => row.Code == arm).Label;

    public string OutcomeOf(string scale) => Protocol.Outcomes.Single(outcome => outcome.Scale == scale).Label;

    public string Contrast(ArmCode treatment, ArmCode control) => $"{LabelOf(treatment)}, minus {LabelOf(control).ToLowerInvariant()}";

    public string Adjusted => AdjustedFor.Count == 0 ? "nothing" : string.Join(", ", AdjustedFor);

    // Rounds of a lottery have different chances, so that the round is always adjusted for.
    private IReadOnlyList<string> AdjustedFor =>
    [
        .. Protocol.Analysis.Covariates.Select(covariate => covariate == "baseline" ? "the same score before the draw" : PlainWords.Spoken(covariate)),
        .. Protocol.Randomisation.Method == Randomisation.Lottery ? ["the round of the draw, when there is more than one"] : Array.Empty<string>(),
    ];
}
