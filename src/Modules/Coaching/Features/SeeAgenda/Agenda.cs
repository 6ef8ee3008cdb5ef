using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.SeeCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.SeeAgenda;

/// <summary>A coach's sessions and caseload, read for the agenda.</summary>
internal sealed class Agenda(Reader reader, IPeople people, IClock clock)
{
    public async Task<AgendaView?> For(PersonId coach)
    {
        var profile = await reader.Query<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach);
        if (profile is null) return null;
        var pairs = await reader.Query<Engagement>().Where(row => row.Coach == coach && row.EndedAt == null).OrderBy(row => row.StartedAt).ToListAsync();
        var booked = await reader.Query<Session>().Where(row => row.Coach == coach && row.State == SessionState.Booked).OrderBy(row => row.Start).ToListAsync();
        var held = await reader.Query<Session>().Where(row => row.Coach == coach && row.State == SessionState.Held)
            .GroupBy(row => row.Engagement).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        var doses = await Doses(pairs);
        var names = await people.ContactsOf([.. pairs.Select(row => row.Participant).Concat(booked.Select(row => row.Participant)).Distinct()]);
        return new(
            DateTimeZoneProviders.Tzdb[profile.ZoneId], clock.GetCurrentInstant(),
            [.. booked.GroupBy(row => row.Meeting is { } meeting ? meeting.Value : row.Id.Value).Select(rows => new AgendaSession(
                rows.First().Id, string.Join(", ", rows.Select(row => Name(names, row.Participant))), rows.First().Start, rows.First().End))],
            [.. pairs.Select(row => new Coachee(row.Id, Name(names, row.Participant), held.GetValueOrDefault(row.Id), doses[row.Place]))],
            await reader.Query<WeeklyHours>().AnyAsync(row => row.Coach == coach),
            CredentialLapse.Of(profile.CredentialValidUntil, clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date, pairs.Count > 0),
            await IsAsked(coach));
    }

    private Task<bool> IsAsked(PersonId coach)
    {
        var now = clock.GetCurrentInstant();
        return reader.Query<CoachMeasure>().AnyAsync(row => row.Coach == coach && row.OpenUntil > now && row.AnsweredAt == null);
    }

    private Task<Dictionary<PlaceId, int>> Doses(List<Engagement> pairs)
    {
        var places = pairs.ConvertAll(row => row.Place);
        return reader.Query<Place>().Where(row => places.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Sessions);
    }

    // A coach knows the people they meet by first name; the rest they hear from them.
    private static string Name(IReadOnlyDictionary<PersonId, Contact> names, PersonId person) =>
        names.TryGetValue(person, out var contact) ? contact.FirstName : "A participant";
}
