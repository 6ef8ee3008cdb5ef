using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskForBooster;

/// <summary>A place beyond the course: what was told before need not be told again.</summary>
internal static class FurtherPlace
{
    public static async Task<Place> Open(ProgrammeId programme, PersonId person, Offering offering, PlaceKind kind, UnitOfWork work)
    {
        var earlier = await work.Set<Place>().Where(row => row.Person == person).ToListAsync();
        var place = new Place
        {
            Id = NewId.Of<PlaceId>(), Programme = programme, Person = person, Kind = kind, Turn = 1 + earlier.Count(row => row.Programme == programme && row.Kind == kind),
            IsTrainees = offering.Kind == Offering.TraineeCoaching, Offering = offering.Code, Sessions = offering.Sessions, Minutes = offering.MinutesPerSession, OpenedAt = work.Now,
            ClosesAt = work.Now + Duration.FromDays(offering.WindowDays), WishesJson = earlier.MaxBy(row => row.OpenedAt)?.WishesJson ?? "",
        };
        work.Set<Place>().Add(place);
        return place;
    }

    /// <summary>Whom they met last and did not part from because it did not fit; null when there is nobody.</summary>
    public static async Task<PersonId?> FormerCoach(IQueryable<Engagement> pairs, PersonId person) =>
        (await pairs.Where(row => row.Participant == person && row.EndedAt != null && row.EndedBecause != Engagement.Rematched).ToListAsync()).MaxBy(row => row.StartedAt)?.Coach;
}
