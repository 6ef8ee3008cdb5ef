using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>A participant as the trial knows them: no name.</summary>
public sealed record Participant(ProgrammeId Programme, ParticipantCode Code, string ZoneId, Instant ConsentedAt, int ProtocolVersion, bool HasWithdrawn);
