using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// One booked hour. <see cref="CoachSlot"/> and <see cref="ParticipantSlot"/> repeat the two people while the hour is taken and are empty
/// once it is cancelled: with the start they are unique, so that neither is ever in two places.
/// </summary>
internal sealed class Session : ITenantOwned
{
    public required SessionId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required EngagementId Engagement { get; init; }
    public required PersonId Participant { get; init; }
    public required PersonId Coach { get; init; }
    public required Instant Start { get; set; }
    public required Instant End { get; set; }
    public required Instant BookedAt { get; init; }
    public required PersonId? CoachSlot { get; set; }
    public required PersonId? ParticipantSlot { get; set; }
    public SessionState State { get; private set; }

    /// <summary>Rises with every change that calendars must hear of.</summary>
    public int Sequence { get; private set; }

    public ReasonCode? Reason { get; private set; }
    public int? MinutesHeld { get; private set; }
    public SessionMode? Mode { get; private set; }
    public Instant? RecordedAt { get; private set; }

    public Interval Interval => new(Start, End);

    public void MoveTo(Instant start)
    {
        (Start, End) = (start, start + (End - Start));
        Sequence++;
    }

    public void Cancel(ReasonCode reason, Instant now)
    {
        (State, Reason, RecordedAt, CoachSlot, ParticipantSlot) = (SessionState.Cancelled, reason, now, null, null);
        Sequence++;
    }

    public void Hold(int minutes, SessionMode mode, Instant now) => (State, MinutesHeld, Mode, RecordedAt) = (SessionState.Held, minutes, mode, now);

    public void Miss(ReasonCode reason, Instant now) => (State, Reason, RecordedAt) = (SessionState.NotHeld, reason, now);
}
