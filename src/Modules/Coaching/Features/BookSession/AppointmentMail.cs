using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
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
    private const string Stands = "stands";
    private const string Ended = "ended";

    public string Kind => MessageKind;

    public async Task TellBoth(Session session, UnitOfWork work)
    {
        var contacts = await people.ContactsOf([session.Participant, session.Coach]);
        foreach (var (to, other) in await ToTell(session, work))
            if (contacts.TryGetValue(to, out var contact))
                await outbox.Enqueue(Message(session, await Entry(session, to, work), contact, ZoneOf(contacts.GetValueOrDefault(other)), work.Now), work);
    }

    // The coach of a group hears of a meeting once, and of its end when nobody is left to come.
    private static async Task<IEnumerable<(PersonId To, PersonId Other)>> ToTell(Session session, UnitOfWork work)
    {
        var participant = (session.Participant, session.Coach);
        if (session.Meeting is not { } meeting) return [participant, (session.Coach, session.Participant)];
        var tellsCoach = session.State == SessionState.Cancelled
            ? !await work.Set<Session>().AnyAsync(row => row.Meeting == meeting && row.State == SessionState.Booked && row.Id != session.Id)
            : session.CoachSlot is not null;
        return tellsCoach ? [participant, (session.Coach, session.Participant)] : [participant];
    }

    // A coach has one entry for a meeting, whichever row holds the hour: it counts the changes of all of them, so that it never goes back.
    private static async Task<(Guid Id, int Sequence)> Entry(Session session, PersonId to, UnitOfWork work) => to == session.Coach && session.Meeting is { } meeting
        ? (meeting.Value, (await work.Set<Session>().Where(row => row.Meeting == meeting).ToListAsync()).Sum(row => row.Sequence))
        : (session.Id.Value, session.Sequence);

    /// <summary>Not any more when the appointment has changed since, or has begun. What a coach hears of a meeting holds as long as the meeting stands at that hour, whoever of the group still comes.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (about.Split('/') is not [var id, var what, ..] parts || !Guid.TryParse(id, out var value)) return false;
        if (parts.Length == 3) return await IsMeetingStillDue(new(value), what, isCancelled: parts[2] == Ended);
        var session = new SessionId(value);
        var found = await reader.Query<Session>().FirstOrDefaultAsync(row => row.Id == session);
        return found is { State: SessionState.Booked or SessionState.Cancelled } && found.Sequence.ToString() == what && found.Start > clock.GetCurrentInstant();
    }

    private async Task<bool> IsMeetingStillDue(MeetingId meeting, string start, bool isCancelled)
    {
        var booked = await reader.Query<Session>().Where(row => row.Meeting == meeting && row.State == SessionState.Booked).Select(row => row.Start).ToListAsync();
        var at = Instant.FromUnixTimeSeconds(long.Parse(start, CultureInfo.InvariantCulture));
        return at > clock.GetCurrentInstant() && (isCancelled ? booked.Count == 0 : booked.Contains(at));
    }

    private static string About(Session session, PersonId to) => to == session.Coach && session.Meeting is { } meeting
        ? $"{meeting}/{session.Start.ToUnixTimeSeconds()}/{(session.State == SessionState.Cancelled ? Ended : Stands)}" : $"{session.Id}/{session.Sequence}";

    private OutgoingMessage Message(Session session, (Guid Id, int Sequence) entry, Contact to, DateTimeZone? otherZone, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb[to.ZoneId];
        var when = Wording.Of(session.Start, zone);
        var isCancelled = session.State == SessionState.Cancelled;
        return new(
            to.Person, MessageKind, $"{MessageKind}/{entry.Id}/{entry.Sequence}/{to.Person}",
            isCancelled ? $"Cancelled: appointment on {when}" : $"Appointment on {when}",
            Text(session, entry.Sequence > 0, when, zone, otherZone, isCancelled), SendAfter: now, About(session, to.Person), Calendar(session, entry, zone, isCancelled));
    }

    private string Text(Session session, bool isChanged, string when, DateTimeZone zone, DateTimeZone? otherZone, bool isCancelled)
    {
        var state = isCancelled ? "is cancelled" : isChanged ? "has been moved" : "is booked";
        var minutes = (long)session.Interval.Duration.TotalMinutes;
        var other = otherZone is null || otherZone.Id == zone.Id ? "" : $"\nFor the other person that is {Wording.Of(session.Start, otherZone)}, {Wording.ZoneName(otherZone, session.Start)}.";
        return $"""
            Your appointment on {when}, {Wording.ZoneName(zone, session.Start)}, {minutes} minutes, {state}.{other}

            {(isCancelled ? "The attached calendar file takes it out of your calendar. To find another hour" : "A calendar file is attached. To see, move or cancel the appointment")}: {address.Of("/")}
            """;
    }

    private CalendarEntry Calendar(Session session, (Guid Id, int Sequence) entry, DateTimeZone zone, bool isCancelled) => new(
        $"{entry.Id:n}@{address.Root.Host}", entry.Sequence, session.Start, session.Interval.Duration, zone.Id, CalendarTitle, isCancelled);

    private static DateTimeZone? ZoneOf(Contact? contact) => contact is null ? null : DateTimeZoneProviders.Tzdb[contact.ZoneId];
}
