using System.Linq.Expressions;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// One booked hour of one participant; a meeting of a group is as many rows as members, of which one holds the coach's slot. <see cref="CoachSlot"/> and <see cref="ParticipantSlot"/> repeat the two people while the hour is taken and are empty
/// once it is cancelled: with the start they are unique, so that neither is ever in two places.
/// </summary>
internal sealed class Session : ITenantOwned
{
    public required SessionId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required EngagementId Engagement { get; init; }

    /// <summary>The meeting of a group that this is a part of; null where one meets a coach alone.</summary>
    public MeetingId? Meeting { get; init; }

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

    /// <summary>Why it was moved last, cancelled or not held.</summary>
    public ReasonCode? Reason { get; private set; }

    public int? MinutesHeld { get; private set; }
    public SessionMode? Mode { get; private set; }
    public Instant? RecordedAt { get; private set; }

    /// <summary>When the coach's record is taken as it is, if the participant says nothing until then.</summary>
    public Instant? TakenAt { get; private set; }

    public Instant? AnsweredAt { get; private set; }
    public DisputeCode? Disputed { get; private set; }
    public Settlement? Settled { get; private set; }
    public Instant? SettledAt { get; private set; }

    public Interval Interval => new(Start, End);

    public void MoveTo(Instant start, ReasonCode reason)
    {
        (Start, End, Reason) = (start, start + (End - Start), reason);
        Sequence++;
    }

    public void Cancel(ReasonCode reason, Instant now)
    {
        (State, Reason, RecordedAt, CoachSlot, ParticipantSlot) = (SessionState.Cancelled, reason, now, null, null);
        Sequence++;
    }

    public void Hold(int minutes, SessionMode mode, Instant now, Duration patience) =>
        (State, MinutesHeld, Mode, RecordedAt, TakenAt) = (SessionState.Held, minutes, mode, now, now + patience);

    public void Miss(ReasonCode reason, Instant now, Duration patience) =>
        (State, Reason, RecordedAt, TakenAt) = (SessionState.NotHeld, reason, now, now + patience);

    public void Confirm(Instant now) => AnsweredAt = now;

    public void Dispute(DisputeCode code, Instant now) => (AnsweredAt, Disputed) = (now, code);

    public void LetStand(Instant now) => (Settled, SettledAt) = (Settlement.Stands, now);

    public void SettleAsNotHeld(Instant now) =>
        (State, MinutesHeld, Mode, Reason, Settled, SettledAt) = (SessionState.NotHeld, null, null, ReasonCode.Other, Settlement.NotHeld, now);

    public void SettleAsHeld(int minutes, SessionMode mode, Instant now) =>
        (State, MinutesHeld, Mode, Reason, Settled, SettledAt) = (SessionState.Held, minutes, mode, null, Settlement.Held, now);

    public Attestation AttestationAt(Instant now) =>
        State is not (SessionState.Held or SessionState.NotHeld) ? Attestation.Unrecorded
        : Settled is not null ? Attestation.Settled
        : Disputed is not null ? Attestation.Disputed
        : AnsweredAt is not null ? Attestation.Confirmed
        : TakenAt <= now ? Attestation.Taken
        : Attestation.Open;

    /// <summary>The same for a query: it was held, and both sides stand for it, or the participant let the coach's word stand. What is open or disputed is no dose yet.</summary>
    public static Expression<Func<Session, bool>> IsAttestedAsHeld(Instant now) => row =>
        row.State == SessionState.Held && (row.Settled != null || (row.Disputed == null && (row.AnsweredAt != null || row.TakenAt <= now)));

    /// <summary>Nothing about the record is open any more: what is owed for it can be approved.</summary>
    public bool IsAttestedAt(Instant now) => AttestationAt(now) is Attestation.Confirmed or Attestation.Taken or Attestation.Settled;
}
