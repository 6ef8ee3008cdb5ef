using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ShowTimeline;

/// <summary>The coaching part of a participant's home: choose a coach, book, what was held and what is next.</summary>
internal sealed class CoachingTimeline(Reader reader, IPeople people, IClock clock, BoosterRight right) : ITimelineSource
{
    public const string ChooseAddress = "/me/coaches";
    public const string BookingsAddress = "/me/bookings";
    public const string FurtherAddress = "/me/further";

    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var (places, zone) = (await reader.Query<Place>().Where(row => row.Person == person && row.Programme == participant.Programme).ToListAsync(), DateTimeZoneProviders.Tzdb[participant.ZoneId]);
        var entries = new List<TimelineEntry>();
        foreach (var place in places.OrderBy(row => row.OpenedAt)) entries.AddRange(await Of(place, zone));
        if (places.Count > 0 && await AfterTheCourse(person) is { } after) entries.Add(after);
        return entries;
    }

    private async Task<IEnumerable<TimelineEntry>> Of(Place place, DateTimeZone zone)
    {
        var pairs = await reader.Query<Engagement>().Where(row => row.Place == place.Id).OrderBy(row => row.StartedAt).ToListAsync();
        var sessions = await reader.Query<Session>().OfCourse(reader.Query<Engagement>(), place.Id)
            .Where(row => row.State != SessionState.Cancelled).OrderBy(row => row.Start).ToListAsync();
        return await Entries(place, pairs, sessions, zone);
    }

    // A check-in is the thing to do now; a further session is there for whoever wants it.
    private async Task<TimelineEntry?> AfterTheCourse(PersonId person)
    {
        var now = clock.GetCurrentInstant();
        if ((await reader.Query<CheckIn>().Where(row => row.Person == person && row.OpenUntil > now && row.AnsweredAt == null).ToListAsync()).MaxBy(row => row.AskedAt) is { } open)
            return new(open.AskedAt, "Four statements", $"{open.Months} months on: how it has lasted, and whether you want to meet again.", TimelineState.Now, new("Answer them", FurtherAddress));
        return (await right.Of(person)).IsRefused ? null : new(now, "Further sessions", "Open to you whenever you like.", TimelineState.Next, new("See what there is", FurtherAddress));
    }

    private async Task<IEnumerable<TimelineEntry>> Entries(Place place, List<Engagement> pairs, List<Session> sessions, DateTimeZone zone)
    {
        var names = await people.ContactsOf([.. pairs.Select(pair => pair.Coach).Distinct()]);
        var live = sessions.Where(row => row.State is SessionState.Booked or SessionState.Held).ToList();
        var entries = pairs.Select(pair => new TimelineEntry(pair.StartedAt, "A coach", $"Your coach is {Name(names, pair.Coach)}.", TimelineState.Past)).ToList();
        entries.AddRange(sessions.Select(row => Entry(row, live.IndexOf(row) + 1, place, Name(names, row.Coach), zone, clock.GetCurrentInstant())));
        if (Next(place, pairs.LastOrDefault(), live, names, zone) is { } next) entries.Add(next);
        return entries;
    }

    private TimelineEntry? Next(Place place, Engagement? last, List<Session> live, IReadOnlyDictionary<PersonId, Contact> names, DateTimeZone zone)
    {
        var held = live.Count(row => row.State == SessionState.Held);
        if (last is { EndedAt: { } ended } && last.EndedBecause != Engagement.Rematched)
            return new(ended, place.Kind == PlaceKind.Booster ? "Further sessions ended" : "Coaching ended", $"{held} of {place.Sessions} sessions were held.", TimelineState.Past);
        if (last is null or { EndedAt: not null }) return place.ClosesAt > clock.GetCurrentInstant() ? place.GroupSize is null ? ChooseCoach(place) : InGroup(place, zone) : null;
        if (last.Group is not null) return null;
        return live.Any(row => row.State == SessionState.Booked) || live.Count >= place.Sessions ? null : BookNext(live.Count + 1, place, Name(names, last.Coach));
    }

    private static string Name(Place place) => place.Kind == PlaceKind.Booster ? "Further session" : "Session";

    private static string Name(IReadOnlyDictionary<PersonId, Contact> names, PersonId coach) => names.GetValueOrDefault(coach)?.Name ?? "your coach";

    private static TimelineEntry Entry(Session session, int number, Place place, string coach, DateTimeZone zone, Instant now) => session.State switch
    {
        SessionState.Held => new(session.Start, $"{Name(place)} {number} of {place.Sessions}", $"Held with {coach}.", TimelineState.Past, Answer(session, now)),
        SessionState.NotHeld => new(session.Start, "A session that was not held", "It does not count; you can book the hour again.", TimelineState.Past, Answer(session, now)),
        _ when session.End <= now => new(session.Start, $"{Name(place)} {number} of {place.Sessions}", $"With {coach}, who has not recorded it yet.", TimelineState.Past),
        _ => new(session.Start, $"{Name(place)} {number} of {place.Sessions}",
            $"{Wording.Of(session.Start, zone)}, {Wording.ZoneName(zone, session.Start)}, with {coach}.", TimelineState.Next, new("See or move it", BookingsAddress)),
    };

    private static TimelineAction? Answer(Session session, Instant now) =>
        session.AttestationAt(now) == Attestation.Open ? new("Is that right?", $"/me/sessions/{session.Id}") : null;

    private TimelineEntry InGroup(Place place, DateTimeZone zone) => place.Wishes is null
        ? new(Instant.Max(place.OpenedAt, clock.GetCurrentInstant()), "Your group", "A few questions first, so that you are put together with people from other departments at a time that suits all of you.",
            TimelineState.Now, new("Answer them", ChooseAddress))
        : new(place.HearsBy, "Your group is being put together", $"You were told to hear by {Wording.Of(place.HearsBy.InZone(zone).Date)} when it first meets.", TimelineState.Next, new("See how it stands", ChooseAddress));

    private TimelineEntry ChooseCoach(Place place) => place.Kind == PlaceKind.Booster ? new(
        Instant.Max(place.OpenedAt, clock.GetCurrentInstant()), "A further session", "Go on with the coach you know, or choose another.", TimelineState.Now,
        new("See what is open", FurtherAddress)) : new(
        Instant.Max(place.OpenedAt, clock.GetCurrentInstant()), "Choose your coach",
        "Three physicians who fit what you tell us. If you have not chosen, the match desk may find you one.", TimelineState.Now, new("Choose your coach", ChooseAddress));

    private TimelineEntry BookNext(int number, Place place, string coach) => new(
        clock.GetCurrentInstant(), $"Book {Name(place).ToLowerInvariant()} {number} of {place.Sessions}", $"Pick one of {coach}'s free hours.", TimelineState.Now,
        new("Book a session", BookingsAddress));
}
