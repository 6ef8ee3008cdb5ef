using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A group, retreat, listening session or course of leadership: an hour or days with seats and somebody who leads it.</summary>
internal sealed class Gathering : ITenantOwned
{
    public required GatheringId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required GatheringKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Where { get; init; }
    public required PersonId Facilitator { get; init; }
    public required Instant Start { get; init; }
    public required Instant End { get; init; }

    /// <summary>The zone in which it takes place.</summary>
    public required string ZoneId { get; init; }

    public required int Seats { get; init; }
    public Instant? CancelledAt { get; private set; }
    public Instant? AttendedAt { get; set; }

    public Interval Interval => new(Start, End);

    public bool IsOpen(Instant now) => CancelledAt is null && Start > now;

    public void Cancel(Instant now) => CancelledAt = now;
}
