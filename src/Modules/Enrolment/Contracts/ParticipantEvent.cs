using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>What happened, in a few words, and when.</summary>
public sealed record ParticipantEvent(Instant At, string What);
