using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>What is needed before anybody can be proposed: above all the department, from which no coach may come.</summary>
internal sealed class TellWishes(Writer writer)
{
    public Task<Result<Done>> Handle(PersonId person, Wishes wishes) => writer.Write<Result<Done>>(async work =>
    {
        if (string.IsNullOrWhiteSpace(wishes.Department)) return new DepartmentIsNeeded();
        if (await PlaceOf(work.Set<Place>(), person) is not { } place) return new CoachingIsNotOpen();
        place.Tell(wishes);
        work.Record("WishesTold", $"place/{place.Id}");
        return Done.It;
    });

    internal static async Task<Place?> PlaceOf(IQueryable<Place> places, PersonId person) =>
        (await places.Where(row => row.Person == person).ToListAsync()).MaxBy(row => row.OpenedAt);
}
