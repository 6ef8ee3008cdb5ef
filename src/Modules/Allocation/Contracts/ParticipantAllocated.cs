using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>A participant was allocated. The event does not say to which arm.</summary>
public sealed record ParticipantAllocated(ProgrammeId Programme, ParticipantCode Participant, Instant At) : IEvent;
