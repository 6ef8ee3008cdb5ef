using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ShowTimeline;

/// <summary>The coaching part of a participant's home: choose a coach, book, what was held and what is next.</summary>
internal sealed class CoachingTimeline(Reader reader, IPeople people, IClock clock) : ITimelineSource
{
    public const string ChooseAddress = "/me/coaches";
    public const string BookingsAddress = "/me/bookings";

    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var place = await reader.Query<Place>().FirstOrDefaultAsync(row => row.Person == person && row.Programme == participant.Programme);
        if (place is null) return [];
        var pair = await reader.Query<Engagement>().Where(row => row.Place == place.Id).OrderByDescending(row => row.StartedAt).FirstOrDefaultAsync();
        if (pair is null) return place.ClosesAt > clock.GetCurrentInstant() ? [ChooseCoach(place)] : [];
        var sessions = await reader.Query<Session>()
            .Where(row => row.Engagement == pair.Id && row.State != SessionState.Cancelled).OrderBy(row => row.Start).ToListAsync();
        return [.. await Entries(place, pair, sessions, DateTimeZoneProviders.Tzdb[participant.ZoneId])];
    }

    private async Task<IEnumerable<TimelineEntry>> Entries(Place place, Engagement pair, List<Session> sessions, DateTimeZone zone)
    {
        var coach = (await people.ContactOf(pair.Coach))?.Name ?? "your coach";
        var live = sessions.Where(row => row.State is SessionState.Booked or SessionState.Held).ToList();
        var entries = sessions.Select(row => Entry(row, live.IndexOf(row) + 1, place, coach, zone, clock.GetCurrentInstant())).ToList();
        entries.Insert(0, new(pair.StartedAt, "Coach chosen", $"You chose {coach}.", TimelineState.Past));
        if (pair.EndedAt is { } ended) entries.Add(new(ended, "Coaching ended", $"{live.Count(row => row.State == SessionState.Held)} of {place.Sessions} sessions were held.", TimelineState.Past));
        else if (!live.Any(row => row.State == SessionState.Booked) && live.Count < place.Sessions) entries.Add(BookNext(live.Count + 1, place, coach));
        return entries;
    }

    private static TimelineEntry Entry(Session session, int number, Place place, string coach, DateTimeZone zone, Instant now) => session.State switch
    {
        SessionState.Held => new(session.Start, $"Session {number} of {place.Sessions}", $"Held with {coach}.", TimelineState.Past),
        SessionState.NotHeld => new(session.Start, "A session that was not held", "It does not count; you can book the hour again.", TimelineState.Past),
        _ when session.End <= now => new(session.Start, $"Session {number} of {place.Sessions}", $"With {coach}, who has not recorded it yet.", TimelineState.Past),
        _ => new(session.Start, $"Session {number} of {place.Sessions}",
            $"{Wording.Of(session.Start, zone)}, {Wording.ZoneName(zone, session.Start)}, with {coach}.", TimelineState.Next, new("See or move it", BookingsAddress)),
    };

    private TimelineEntry ChooseCoach(Place place) => new(
        Instant.Max(place.OpenedAt, clock.GetCurrentInstant()), "Choose your coach",
        "Three physicians who fit what you tell us. You choose; nobody else does.", TimelineState.Now, new("Choose your coach", ChooseAddress));

    private TimelineEntry BookNext(int number, Place place, string coach) => new(
        clock.GetCurrentInstant(), $"Book session {number} of {place.Sessions}", $"Pick one of {coach}'s free hours.", TimelineState.Now,
        new("Book a session", BookingsAddress));
}
