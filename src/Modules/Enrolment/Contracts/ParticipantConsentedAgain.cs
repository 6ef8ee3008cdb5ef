using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>A participant signed the consent text of a later version; from now on that version is theirs.</summary>
public sealed record ParticipantConsentedAgain(ProgrammeId Programme, ParticipantCode Participant, int ProtocolVersion) : IEvent;
