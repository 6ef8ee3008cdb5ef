using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.TakeSeat;

/// <summary>Tells of a seat, its offer or its end; neutral, like an appointment's mail, with a calendar file that is updated and not doubled.</summary>
internal sealed class SeatMail(IOutbox outbox, IPeople people, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "seat";
    public const string OwnPage = "/gatherings";
    private const string CalendarTitle = "Appointment";

    public string Kind => MessageKind;

    public Task TellSeat(Gathering gathering, Seat seat, UnitOfWork work) => Tell(gathering, seat, isOver: false, work);

    public Task TellEnd(Gathering gathering, Seat seat, UnitOfWork work) => Tell(gathering, seat, isOver: true, work);

    public async Task TellOffer(Seat seat, UnitOfWork work) => await outbox.Enqueue(new(
        seat.Person, MessageKind, $"{MessageKind}/{seat.Id}/offer/{seat.OfferedUntil}", "A place has come free",
        $"A place that you waited for has come free and is kept for you for two days at most: {address.Of(OwnPage)}\n", work.Now, $"{seat.Id}/{SeatState.Offered}"), work);

    /// <summary>Not any more when the seat is no longer what the mail says, or the gathering has begun.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (about.Split('/') is not [var value, var state] || !Guid.TryParse(value, out var guid)) return false;
        var (id, now) = (new SeatId(guid), clock.GetCurrentInstant());
        return await reader.Query<Seat>().FirstOrDefaultAsync(row => row.Id == id) is { } seat && seat.State.ToString() == state
            && await reader.Query<Gathering>().AnyAsync(row => row.Id == seat.Gathering && row.Start > now);
    }

    private async Task Tell(Gathering gathering, Seat seat, bool isOver, UnitOfWork work)
    {
        if (await people.ContactOf(seat.Person) is not { } to) return;
        var zone = DateTimeZoneProviders.Tzdb[to.ZoneId];
        var when = Wording.Of(gathering.Start, zone);
        var entry = new CalendarEntry($"{seat.Id.Value:n}@{address.Root.Host}", seat.Sequence, gathering.Start, gathering.Interval.Duration, zone.Id, CalendarTitle, isOver);
        await outbox.Enqueue(new(
            seat.Person, MessageKind, $"{MessageKind}/{seat.Id}/{(isOver ? "end" : "seat")}", isOver ? $"Cancelled: appointment on {when}" : $"Appointment on {when}",
            $"Your appointment on {when}, {Wording.ZoneName(zone, gathering.Start)}, {(isOver ? "is cancelled. The attached calendar file takes it out of your calendar" : "is booked. A calendar file is attached")}. More on your own page: {address.Of(OwnPage)}\n",
            work.Now, $"{seat.Id}/{seat.State}", entry), work);
    }
}
