using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using NodaTime;

namespace Confrere.Coaching.Features.BookSession;

/// <summary>
/// Tells both sides of an appointment, its change or its end, each in their own zone with the other's named, with a calendar file. Neutral:
/// whoever reads it over a shoulder learns that there is an appointment, and not with whom or what for.
/// </summary>
internal sealed class AppointmentMail(IOutbox outbox, IPeople people, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "appointment";
    private const string CalendarTitle = "Appointment";

    public string Kind => MessageKind;

    public async Task TellBoth(Session session, UnitOfWork work)
    {
        var contacts = await people.ContactsOf([session.Participant, session.Coach]);
        foreach (var (to, other) in await ToTell(session, work))
            if (contacts.TryGetValue(to, out var contact))
                await outbox.Enqueue(Message(session, contact, ZoneOf(contacts.GetValueOrDefault(other)), work.Now), work);
    }

    // The coach of a group hears of a meeting once, and of its end when nobody is left to come.
    private static async Task<IEnumerable<(PersonId To, PersonId Other)>> ToTell(Session session, UnitOfWork work)
    {
        var participant = (session.Participant, session.Coach);
        if (session.Meeting is not { } meeting) return [participant, (session.Coach, session.Participant)];
        var tellsCoach = session.State == SessionState.Cancelled
            ? !await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(work.Set<Session>(), row => row.Meeting == meeting && row.State == SessionState.Booked && row.Id != session.Id)
            : session.CoachSlot is not null;
        return tellsCoach ? [participant, (session.Coach, session.Participant)] : [participant];
    }

    /// <summary>Not any more when the appointment has changed since, or has begun.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (about.Split('/') is not [var id, var sequence] || !Guid.TryParse(id, out var value)) return false;
        var session = new SessionId(value);
        var found = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstOrDefaultAsync(reader.Query<Session>(), row => row.Id == session);
        return found is { State: SessionState.Booked or SessionState.Cancelled } && found.Sequence.ToString() == sequence && found.Start > clock.GetCurrentInstant();
    }

    private OutgoingMessage Message(Session session, Contact to, DateTimeZone? otherZone, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb[to.ZoneId];
        var when = Wording.Of(session.Start, zone);
        var isCancelled = session.State == SessionState.Cancelled;
        var about = $"{session.Id}/{session.Sequence}";
        return new(
            to.Person, MessageKind, $"{MessageKind}/{about}/{to.Person}",
            isCancelled ? $"Cancelled: appointment on {when}" : $"Appointment on {when}",
            Text(session, when, zone, otherZone, isCancelled), SendAfter: now, about, Calendar(session, to.Person, zone, isCancelled));
    }

    private string Text(Session session, string when, DateTimeZone zone, DateTimeZone? otherZone, bool isCancelled)
    {
        var state = isCancelled ? "is cancelled" : session.Sequence == 0 ? "is booked" : "has been moved";
        var minutes = (long)session.Interval.Duration.TotalMinutes;
        var other = otherZone is null || otherZone.Id == zone.Id ? "" : $"\nFor the other person that is {Wording.Of(session.Start, otherZone)}, {Wording.ZoneName(otherZone, session.Start)}.";
        return $"""
            Your appointment on {when}, {Wording.ZoneName(zone, session.Start)}, {minutes} minutes, {state}.{other}

            {(isCancelled ? "The attached calendar file takes it out of your calendar. To find another hour" : "A calendar file is attached. To see, move or cancel the appointment")}: {address.Of("/")}
            """;
    }

    private CalendarEntry Calendar(Session session, PersonId to, DateTimeZone zone, bool isCancelled) => new(
        $"{(to == session.Coach && session.Meeting is { } meeting ? meeting.Value : session.Id.Value):n}@{address.Root.Host}", session.Sequence, session.Start, session.Interval.Duration, zone.Id, CalendarTitle, isCancelled);

    private static DateTimeZone? ZoneOf(Contact? contact) => contact is null ? null : DateTimeZoneProviders.Tzdb[contact.ZoneId];
}
