using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ShowBoard;

/// <summary>Of those whose coaching opened: who had a first session within the promised days, who did not, who still has time. Whoever left before is in none.</summary>
internal sealed record FirstSessions(int Kept, int Broken, int Running)
{
    public static async Task<FirstSessions> Of(Reader reader, ProgrammeId programme, int withinDays, Instant now)
    {
        var held = reader.Query<Session>().Where(session => session.State == SessionState.Held)
            .Join(reader.Query<Engagement>(), session => session.Engagement, pair => pair.Id, (session, pair) => new { pair.Place, session.Start });
        var firsts = (await held.ToListAsync()).GroupBy(session => session.Place).ToDictionary(place => place.Key, place => place.Min(session => session.Start));
        var places = await reader.Query<Place>().Where(place => place.Programme == programme && place.Kind == PlaceKind.Course).Select(place => new { place.Id, place.OpenedAt, place.ClosesAt }).ToListAsync();
        var (kept, broken, running) = (0, 0, 0);
        foreach (var place in places)
        {
            var promised = place.OpenedAt + Duration.FromDays(withinDays);
            if (firsts.TryGetValue(place.Id, out var first) && first <= promised) kept++;
            else if (place.ClosesAt < promised) continue;
            else if (now > promised) broken++;
            else running++;
        }
        return new(kept, broken, running);
    }
}
