using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>One participant with one coach. <see cref="ActiveParticipant"/> is unique and empty once it ended: one running engagement a person.</summary>
internal sealed class Engagement : ITenantOwned
{
    public required EngagementId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PlaceId Place { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Participant { get; init; }
    public required PersonId Coach { get; init; }

    /// <summary>With whom they meet the coach; null where they meet alone.</summary>
    public CoachedGroupId? Group { get; init; }

    public required Instant StartedAt { get; init; }
    public required PersonId? ActiveParticipant { get; set; }
    public const string Completed = "completed";
    public const string WindowEnded = "window ended";
    public const string Withdrew = "withdrew";

    /// <summary>Another coach was asked for, by either side.</summary>
    public const string Rematched = "rematched";

    public PersonId Other(PersonId side) => side == Coach ? Participant : Coach;

    public Instant? EndedAt { get; private set; }
    public string? EndedBecause { get; private set; }

    /// <summary>A session that was counted turned out not to have been held, so that one is left.</summary>
    public void Reopen() => (EndedAt, EndedBecause, ActiveParticipant) = (null, null, Participant);

    public void End(Instant now, string because) => (EndedAt, EndedBecause, ActiveParticipant) = (now, because, null);
}
