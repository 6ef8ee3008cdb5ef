using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Contracts;

/// <summary>A session took place. No content.</summary>
public sealed record SessionHeld(PersonId Participant, int Number, Instant At) : IEvent;
