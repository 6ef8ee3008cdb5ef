using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>The three coaches that a participant chooses from.</summary>
internal sealed class ProposeCoaches(Reader reader, IProgrammes programmes, IPeople people, IClock clock)
{
    public async Task<IReadOnlyList<Proposal>> For(Place place)
    {
        if (place.Wishes is not { } wishes) return [];
        var candidates = await Roster.Candidates(
            reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(), await MostAtOnce(place.Programme));
        return Matching.Propose(place.Person, place.Id, wishes, await ZoneOf(place.Person), clock.GetCurrentInstant(), place.ClosesAt, candidates);
    }

    public async Task<int> MostAtOnce(ProgrammeId programme) => (await programmes.Find(programme))?.Protocol.Coaches.MostAtOnce ?? 0;

    private async Task<DateTimeZone> ZoneOf(PersonId person) =>
        await people.ContactOf(person) is { } contact ? DateTimeZoneProviders.Tzdb[contact.ZoneId] : DateTimeZone.Utc;
}
