using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Data;

/// <summary>One person of a round: with the coach proposed, or with none and why. The words are encrypted, since wishes speak through them.</summary>
internal sealed class MatchPair : ITenantOwned
{
    public required MatchPairId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required MatchRoundId Round { get; init; }
    public required PlaceId Place { get; init; }
    public required PersonId Participant { get; init; }
    public required PersonId? Coach { get; init; }

    /// <summary>A reason or explanation a line.</summary>
    public required string Words { get; init; }

    /// <summary>Those of a round with the same number are one proposed group; null for one alone.</summary>
    public int? Group { get; init; }

    public MatchReview Review { get; set; }

    public EngagementId? Engagement { get; set; }
}
