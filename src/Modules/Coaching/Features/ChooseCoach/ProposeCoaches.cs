using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>The three coaches that a participant chooses from.</summary>
internal sealed class ProposeCoaches(Reader reader, IProgrammes programmes, IPeople people, IClock clock)
{
    public async Task<IReadOnlyList<Proposal>> For(Place place)
    {
        if (place.Wishes is not { } wishes || await Rules(place.Programme) is not { } rules) return [];
        var ties = await Roster.Ties(reader.Query<Tie>(), reader.Query<SamePerson>());
        var candidates = await Roster.Candidates(reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(),
            reader.Query<Leave>(), ties, rules.MostAtOnce, clock.GetCurrentInstant());
        return Matching.Propose(await Seeker(place, wishes), candidates, ties, clock.GetCurrentInstant(), rules.NeverSameSpecialty());
    }

    public async Task<CoachRules?> Rules(ProgrammeId programme) => (await programmes.Find(programme))?.Protocol.Coaches;

    private async Task<Seeker> Seeker(Place place, Wishes wishes) =>
        new(place.Person, place.Id, wishes, await ZoneOf(place.Person), place.BlockEnds(clock.GetCurrentInstant()))
        {
            IsTrainee = place.IsTrainees,
            Completed = await reader.Query<Engagement>().Where(row => row.Participant == place.Person && row.EndedBecause == Engagement.Completed)
                .Select(row => row.Coach).ToListAsync(),
        };

    private async Task<DateTimeZone> ZoneOf(PersonId person) =>
        await people.ContactOf(person) is { } contact ? DateTimeZoneProviders.Tzdb[contact.ZoneId] : DateTimeZone.Utc;
}
