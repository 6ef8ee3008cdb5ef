using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>A participant withdrew; the kind says from what ("coaching", "contact", "data", "deletion").</summary>
public sealed record ParticipantWithdrew(ProgrammeId Programme, ParticipantCode Participant, string Kind) : IEvent;
