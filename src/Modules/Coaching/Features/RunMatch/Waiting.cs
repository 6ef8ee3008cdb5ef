using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>Whose place is open and who has no coach and no completed course in it: they can be matched once their department is known.</summary>
internal sealed class Waiting(Reader reader, IClock clock)
{
    public async Task<IReadOnlyList<Place>> In(ProgrammeId programme)
    {
        var now = clock.GetCurrentInstant();
        var places = await reader.Query<Place>().Where(row => row.Programme == programme)
            .Where(row => !reader.Query<Engagement>().Any(pair => pair.Participant == row.Person && pair.EndedAt == null))
            .Where(row => !reader.Query<Engagement>().Any(pair => pair.Place == row.Id && pair.EndedBecause == Engagement.Completed))
            .ToListAsync();
        return [.. places.Where(row => row.ClosesAt > now).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id.Value)];
    }
}
