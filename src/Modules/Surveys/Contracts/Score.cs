using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Contracts;

/// <summary>One scale of one submission, by the version of the instrument it was answered in. Null when the missing-item rule yields no score.</summary>
public sealed record Score(
    ParticipantCode Participant, string Visit, string Scale, double? Value, string Unit, int ItemsAnswered, int ItemsAsked,
    string InstrumentVersion, Instant SubmittedAt)
{
    /// <summary>When the participant last corrected the answers that are scored here; null when they stand as they were sent.</summary>
    public Instant? CorrectedAt { get; init; }
}
