using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ReportDose;

/// <summary>
/// Sessions of the course by participant code, zeros included, each of which both sides stand for; what follows the course is no dose of it. Crosses from person to code because the
/// report states delivery; moments and coaches, as numbers, cross for the sealed part of a freeze alone.
/// </summary>
internal sealed class Dose(Reader reader, IParticipants participants, IClock clock) : IDose, IDeliveryCounts
{
    public Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme) => SessionsHeld(programme, PlaceKind.Course);

    public Task<IReadOnlyDictionary<ParticipantCode, int>> FurtherSessionsHeld(ProgrammeId programme) => SessionsHeld(programme, PlaceKind.Booster);

    private async Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme, PlaceKind kind)
    {
        var held = await Attested()
            .Join(Of(programme, kind), row => row.Engagement, pair => pair.Id, (row, _) => row.Participant)
            .GroupBy(person => person).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
        var dose = new Dictionary<ParticipantCode, int>();
        foreach (var participant in await participants.Of(programme))
            dose[participant.Code] = await participants.PersonOf(participant.Code) is { } person ? held.GetValueOrDefault(person) : 0;
        return dose;
    }

    public Task<IReadOnlyList<HeldSession>> Held(ProgrammeId programme) => Held(programme, PlaceKind.Course);

    public Task<IReadOnlyList<HeldSession>> FurtherHeld(ProgrammeId programme) => Held(programme, PlaceKind.Booster);

    private async Task<IReadOnlyList<HeldSession>> Held(ProgrammeId programme, PlaceKind kind)
    {
        var rows = await Attested()
            .Join(Of(programme, kind), row => row.Engagement, pair => pair.Id, (row, pair) => new { row.Participant, row.Start, pair.Coach, pair.Group }).ToListAsync();
        var numbers = rows.Select(row => row.Coach).Distinct().OrderBy(coach => coach.Value).Select((coach, i) => (coach, Number: $"coach {i + 1}")).ToDictionary(pair => pair.coach, pair => pair.Number);
        var groups = rows.Select(row => row.Group).OfType<CoachedGroupId>().Distinct().OrderBy(group => group.Value).Select((group, i) => (group, Number: $"group {i + 1}")).ToDictionary(pair => pair.group, pair => pair.Number);
        var ofPerson = rows.ToLookup(row => row.Participant);
        var held = new List<HeldSession>();
        foreach (var participant in await participants.Of(programme))
            if (await participants.PersonOf(participant.Code) is { } person)
                held.AddRange(ofPerson[person].OrderBy(row => row.Start).Select(row => new HeldSession(participant.Code, row.Start, numbers[row.Coach]) { Group = row.Group is { } group ? groups[group] : null }));
        return held;
    }

    public async Task<DeliveryCounts> Counts(ProgrammeId programme)
    {
        var opened = await reader.Query<Place>().CountAsync(place => place.Programme == programme && place.Kind == PlaceKind.Course);
        var people = await Attested().Join(OfCourses(programme), row => row.Engagement, pair => pair.Id, (row, _) => row.Participant)
            .GroupBy(person => person).Select(group => new { Sessions = group.Count() })
            .GroupBy(person => person.Sessions).Select(group => new { Sessions = group.Key, People = group.Count() }).ToDictionaryAsync(group => group.Sessions, group => group.People);
        return new(opened, people);
    }

    private IQueryable<Session> Attested() => reader.Query<Session>().Where(Session.IsAttestedAsHeld(clock.GetCurrentInstant()));

    private IQueryable<Engagement> OfCourses(ProgrammeId programme) => Of(programme, PlaceKind.Course);

    private IQueryable<Engagement> Of(ProgrammeId programme, PlaceKind kind) => reader.Query<Engagement>()
        .Where(pair => pair.Programme == programme && reader.Query<Place>().Any(place => place.Id == pair.Place && place.Kind == kind));
}
