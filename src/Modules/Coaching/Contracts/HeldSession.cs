using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Contracts;

/// <summary>A session that took place, for the sealed part of a freeze.</summary>
/// <param name="Coach">A number that tells coaches of this list apart and says nothing else.</param>
public sealed record HeldSession(ParticipantCode Participant, Instant At, string Coach)
{
    /// <summary>A number that tells the groups of this list apart; null where they met their coach alone.</summary>
    public string? Group { get; init; }
}
