using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>Coaching is open for this participant from now: at allocation, or after the waiting period, by the rule of their arm.</summary>
public sealed record CoachingOpened(ProgrammeId Programme, ParticipantCode Participant, string Offering, Instant At) : IEvent;
