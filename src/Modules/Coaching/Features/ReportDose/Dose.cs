using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.ReportDose;

/// <summary>
/// Sessions of the course held by participant code, zeros included; what follows the course is no dose of it. Crosses from person to code because the
/// report states delivery; moments and coaches, as numbers, cross for the sealed part of a freeze alone.
/// </summary>
internal sealed class Dose(Reader reader, IParticipants participants) : IDose
{
    public async Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme)
    {
        var held = await reader.Query<Session>().Where(row => row.State == SessionState.Held)
            .Join(OfCourses(programme), row => row.Engagement, pair => pair.Id, (row, _) => row.Participant)
            .GroupBy(person => person).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
        var dose = new Dictionary<ParticipantCode, int>();
        foreach (var participant in await participants.Of(programme))
            dose[participant.Code] = await participants.PersonOf(participant.Code) is { } person ? held.GetValueOrDefault(person) : 0;
        return dose;
    }

    public async Task<IReadOnlyList<HeldSession>> Held(ProgrammeId programme)
    {
        var rows = await reader.Query<Session>().Where(row => row.State == SessionState.Held)
            .Join(OfCourses(programme), row => row.Engagement, pair => pair.Id, (row, pair) => new { row.Participant, row.Start, pair.Coach }).ToListAsync();
        var numbers = rows.Select(row => row.Coach).Distinct().OrderBy(coach => coach.Value).Select((coach, i) => (coach, Number: $"coach {i + 1}")).ToDictionary(pair => pair.coach, pair => pair.Number);
        var ofPerson = rows.ToLookup(row => row.Participant);
        var held = new List<HeldSession>();
        foreach (var participant in await participants.Of(programme))
            if (await participants.PersonOf(participant.Code) is { } person)
                held.AddRange(ofPerson[person].OrderBy(row => row.Start).Select(row => new HeldSession(participant.Code, row.Start, numbers[row.Coach])));
        return held;
    }

    private IQueryable<Engagement> OfCourses(ProgrammeId programme) => reader.Query<Engagement>()
        .Where(pair => pair.Programme == programme && reader.Query<Place>().Any(place => place.Id == pair.Place && place.Kind == PlaceKind.Course));
}
