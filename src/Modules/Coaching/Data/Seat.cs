using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// One person at one gathering, seated or in line. <see cref="Number"/> is 1 to the gathering's seats while a seat is taken or offered and unique,
/// so that there is never one person more than seats; <see cref="Holder"/> is unique while the person has anything to do with it.
/// </summary>
internal sealed class Seat : ITenantOwned
{
    public required SeatId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required GatheringId Gathering { get; init; }
    public required PersonId Person { get; init; }
    public required PersonId? Holder { get; set; }
    public required Instant AskedAt { get; init; }
    public SeatState State { get; private set; } = SeatState.Waiting;
    public int? Number { get; private set; }
    public Instant? OfferedUntil { get; private set; }
    public bool? Attended { get; set; }

    /// <summary>Rises with every change that a calendar must hear of.</summary>
    public int Sequence { get; private set; }

    public void Take(int number) => (State, Number, OfferedUntil) = (SeatState.Taken, number, null);

    public void Accept() => (State, OfferedUntil) = (SeatState.Taken, null);

    public void Offer(int number, Instant until) => (State, Number, OfferedUntil) = (SeatState.Offered, number, until);

    public void GiveBack()
    {
        (State, Number, OfferedUntil, Holder) = (SeatState.GivenBack, null, null, null);
        Sequence++;
    }
}
