using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>Drawn further sessions are open for this participant from now, by the rule of their arm in the second draw.</summary>
public sealed record BoosterOpened(ProgrammeId Programme, ParticipantCode Participant, string Offering, Instant At) : IEvent;
