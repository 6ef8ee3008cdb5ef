using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>A participant as the trial knows them: no name.</summary>
/// <param name="HasWithdrawn">They asked to be left alone or left the study: nothing more is asked or sent. Withdrawing from coaching alone does not set it.</param>
public sealed record Participant(ProgrammeId Programme, ParticipantCode Code, string ZoneId, Instant ConsentedAt, int ProtocolVersion, bool HasWithdrawn)
{
    /// <summary>No coaching opens for them any more; surveys may go on.</summary>
    public bool HasLeftCoaching { get; init; }
}
