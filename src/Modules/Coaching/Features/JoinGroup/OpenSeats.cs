using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.JoinGroup;

/// <summary>The empty seats of groups that have not met yet, and who of those who wait could take one: by the same questions that <see cref="JoinGroup"/> asks again when it decides.</summary>
internal sealed class OpenSeats(Reader reader, IPeople people, IClock clock)
{
    /// <returns>How many seats are empty, and each seat with somebody who may take it.</returns>
    public async Task<(int Empty, IReadOnlyList<(Place Place, GroupSeat Seat)> Fits)> In(ProgrammeId programme, IReadOnlyList<Place> waiting, CoachRules rules)
    {
        var seats = await Running(programme);
        var (fits, now) = (new List<(Place, GroupSeat)>(), clock.GetCurrentInstant());
        if (seats.Count == 0) return (0, fits);
        var ties = await Roster.Ties(reader.Query<Tie>(), reader.Query<SamePerson>());
        var coaches = (await Roster.Candidates(reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(), reader.Query<Leave>(), ties, rules.MostAtOnce, now)).ToDictionary(coach => ties.Whole(coach.Coach));
        foreach (var place in waiting.Where(place => place is { GroupSize: not null, Wishes: not null }))
        {
            var zone = await people.ContactOf(place.Person) is { } contact ? DateTimeZoneProviders.Tzdb[contact.ZoneId] : DateTimeZone.Utc;
            foreach (var seat in seats)
                if (seat.HasSeatFor(place) && seat.Against(place, ties) is null && MayMeet(place, coaches.GetValueOrDefault(ties.Whole(seat.Group.Coach)), ties, now, rules) && await seat.IsFreeFor(place, zone, now, reader)) fits.Add((place, seat));
        }
        return (seats.Sum(seat => seat.Members.All[0].Place.GroupSize!.Value - seat.Members.All.Count), fits);
    }

    private async Task<List<GroupSeat>> Running(ProgrammeId programme)
    {
        var seats = new List<GroupSeat>();
        var groups = await reader.Query<CoachedGroup>().Where(row => row.Programme == programme && reader.Query<Engagement>().Any(pair => pair.Group == row.Id && pair.EndedAt == null)).ToListAsync();
        foreach (var group in groups.OrderBy(group => group.Id.Value))
            if (await GroupSeat.Of(group, clock.GetCurrentInstant(), reader) is { } seat && seat.Members.All.Count < seat.Members.All[0].Place.GroupSize) seats.Add(seat);
        return seats;
    }

    private static bool MayMeet(Place place, Candidate? coach, Ties ties, Instant now, CoachRules rules) => coach is not null && (Matching.Barriers(
        new(place.Person, place.Id, place.Wishes!, DateTimeZone.Utc, place.BlockEnds(now)) { IsTrainee = place.IsTrainees }, coach, ties, now, rules.NeverSameSpecialty()) & ~MatchRules.Capacity) == MatchRules.None;
}
