using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>A person signed consent and became a participant under a code.</summary>
public sealed record ParticipantConsented(ProgrammeId Programme, ParticipantCode Participant, string ZoneId, Instant At) : IEvent;
