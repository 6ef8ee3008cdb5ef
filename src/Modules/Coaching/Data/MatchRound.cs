using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>One whole-pool match of a programme: a draft until it is published. A new draft takes the place of the one before.</summary>
internal sealed class MatchRound : ITenantOwned
{
    public required MatchRoundId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }

    /// <summary>The programme while it is a draft, and empty once published: unique, so that there is one draft at a time.</summary>
    public required ProgrammeId? DraftOf { get; set; }

    public required Instant MadeAt { get; init; }
    public required int Coaches { get; init; }
    public required int Room { get; init; }
    public Instant? PublishedAt { get; private set; }

    public void Publish(Instant now) => (PublishedAt, DraftOf) = (now, null);
}
