using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.SeeFurther;

/// <summary>What a person has had, for that person, for as long as they have an account: nothing of it ends with the programme.</summary>
internal sealed class OwnRecord(Reader reader, IPeople people)
{
    public async Task<IReadOnlyList<CourseRecord>> Of(PersonId person, DateTimeZone zone)
    {
        var places = (await reader.Query<Place>().Where(row => row.Person == person).ToListAsync()).OrderBy(row => row.OpenedAt).ToList();
        var pairs = (await reader.Query<Engagement>().Where(row => row.Participant == person).OrderBy(row => row.StartedAt).ToListAsync()).ToLookup(row => row.Place);
        var sessions = (await reader.Query<Session>().Where(row => row.Participant == person && row.State != SessionState.Cancelled).OrderBy(row => row.Start).ToListAsync()).ToLookup(row => row.Engagement);
        var names = await people.ContactsOf([.. pairs.SelectMany(group => group).Select(pair => pair.Coach).Distinct()]);
        return [.. places.Where(place => pairs.Contains(place.Id)).Select(place => new CourseRecord(
            Title(place), string.Join(", then ", pairs[place.Id].Select(pair => names.GetValueOrDefault(pair.Coach)?.Name ?? "a coach")),
            [.. pairs[place.Id].SelectMany(pair => sessions[pair.Id]).OrderBy(row => row.Start).Select(row => Line(row, zone))]))];
    }

    private static string Title(Place place) => place.Kind switch
    {
        PlaceKind.Booster => place.Turn == 1 ? "A further session" : $"Further session, number {place.Turn}",
        PlaceKind.OnDemand => place.Turn == 1 ? "Coaching you asked for" : $"Coaching you asked for, number {place.Turn}",
        _ => "Your course",
    };

    private static string Line(Session session, DateTimeZone zone) => $"{Wording.Of(session.Start, zone)}: " + session.State switch
    {
        SessionState.Held => $"held, {session.MinutesHeld} minutes, {Wording.Of(session.Mode!.Value).ToLowerInvariant()}",
        SessionState.NotHeld => $"not held ({Wording.Of(session.Reason!.Value).ToLowerInvariant()})",
        _ => "booked",
    };
}
