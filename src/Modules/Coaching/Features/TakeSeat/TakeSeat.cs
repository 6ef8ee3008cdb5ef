using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.TakeSeat;

/// <summary>
/// Takes the next free seat, or a place in the line when there is none. A seat that is given back is offered to the next in line, who has two days
/// to answer; then it goes on to the one after.
/// </summary>
internal sealed class TakeSeat(Writer writer, SeatMail mail)
{
    public static readonly Duration Offer = Duration.FromHours(48);

    /// <returns>Taken, or Waiting.</returns>
    public Task<Result<SeatState>> Handle(PersonId person, GatheringId id) => writer.Write<Result<SeatState>>(async work =>
    {
        if (await Open(id, work) is not { } gathering) return new GatheringIsClosed();
        if (gathering.Facilitator == person) return new YouLeadIt();
        if (gathering.Kind.IsForCoaches() && !await work.Set<CoachProfile>().AnyAsync(row => row.Person == person)) return new ItIsForCoaches();
        if (await work.Set<Seat>().AnyAsync(row => row.Gathering == id && row.Holder == person)) return new YouAreOnTheList();
        if (await Engaged.At(gathering.Interval, person, work)) return new AnotherAppointment();
        var seat = new Seat { Id = NewId.Of<SeatId>(), Gathering = id, Person = person, Holder = person, AskedAt = work.Now };
        // Nobody passes a line that stands.
        if (!await work.Set<Seat>().AnyAsync(row => row.Gathering == id && row.State == SeatState.Waiting) && await FreeNumber(gathering, work) is { } number) seat.Take(number);
        work.Set<Seat>().Add(seat);
        work.Record(seat.State == SeatState.Taken ? "SeatTaken" : "SeatWaitedFor", $"seat/{seat.Id}", new { Gathering = id.Value });
        if (seat.State == SeatState.Taken) await mail.TellSeat(gathering, seat, work);
        return seat.State;
    });

    public Task<Result<Done>> Accept(PersonId person, GatheringId id) => writer.Write<Result<Done>>(async work =>
    {
        if (await Open(id, work) is not { } gathering) return new GatheringIsClosed();
        if (await work.Set<Seat>().FirstOrDefaultAsync(row => row.Gathering == id && row.Holder == person && row.State == SeatState.Offered) is not { } seat || seat.OfferedUntil <= work.Now) return new NoSeatOfYours();
        seat.Accept();
        work.Record("SeatAccepted", $"seat/{seat.Id}", new { Gathering = id.Value });
        await mail.TellSeat(gathering, seat, work);
        return Done.It;
    });

    public Task<Result<Done>> GiveBack(PersonId person, GatheringId id) => writer.Write<Result<Done>>(async work =>
    {
        if (await Open(id, work) is not { } gathering) return new GatheringIsClosed();
        if (await work.Set<Seat>().FirstOrDefaultAsync(row => row.Gathering == id && row.Holder == person) is not { } seat) return new NoSeatOfYours();
        await Release(gathering, seat, work);
        return Done.It;
    });

    /// <summary>Offers that nobody answered in time go on to the next in line.</summary>
    public async Task LapseOffers(UnitOfWork work)
    {
        var lapsed = await work.Set<Seat>().Where(row => row.State == SeatState.Offered && row.OfferedUntil <= work.Now).ToListAsync();
        foreach (var seat in lapsed)
            await Release(await work.Set<Gathering>().SingleAsync(row => row.Id == seat.Gathering), seat, work);
    }

    private async Task Release(Gathering gathering, Seat seat, UnitOfWork work)
    {
        var (wasTaken, number) = (seat.State == SeatState.Taken, seat.Number);
        seat.GiveBack();
        work.Record("SeatGivenBack", $"seat/{seat.Id}", new { Gathering = gathering.Id.Value });
        if (wasTaken) await mail.TellEnd(gathering, seat, work);
        if (number is not { } freed || !gathering.IsOpen(work.Now)) return;
        // The number is free before somebody else holds it: both are unique.
        await work.Db.SaveChangesAsync();
        await OfferNext(gathering, freed, work);
    }

    private async Task OfferNext(Gathering gathering, int number, UnitOfWork work)
    {
        foreach (var next in (await work.Set<Seat>().Where(row => row.Gathering == gathering.Id && row.State == SeatState.Waiting).ToListAsync()).OrderBy(row => row.AskedAt).ThenBy(row => row.Id.Value))
        {
            if (await Engaged.At(gathering.Interval, next.Person, work)) continue;
            next.Offer(number, Instant.Min(work.Now + Offer, gathering.Start));
            work.Record("SeatOffered", $"seat/{next.Id}", new { Gathering = gathering.Id.Value });
            await mail.TellOffer(next, work);
            return;
        }
    }

    private static async Task<int?> FreeNumber(Gathering gathering, UnitOfWork work)
    {
        var taken = (await work.Set<Seat>().Where(row => row.Gathering == gathering.Id && row.Number != null).Select(row => row.Number!.Value).ToListAsync()).ToHashSet();
        return Enumerable.Range(1, gathering.Seats).Where(number => !taken.Contains(number)).Select(number => (int?)number).FirstOrDefault();
    }

    private static async Task<Gathering?> Open(GatheringId id, UnitOfWork work) =>
        await work.Set<Gathering>().FirstOrDefaultAsync(row => row.Id == id) is { } gathering && gathering.IsOpen(work.Now) ? gathering : null;
}
