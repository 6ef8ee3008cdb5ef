using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.EndEngagement;

/// <summary>What the end of an engagement means, whatever ended it: the coach has room again and the notes begin to expire.</summary>
internal static class Ending
{
    public static async Task Of(Engagement pair, string because, UnitOfWork work)
    {
        pair.End(work.Now, because);
        foreach (var note in await work.Set<Note>().Where(row => row.Engagement == pair.Id).ToListAsync()) note.ExpiresAt = work.Now + Duration.FromDays(note.DaysKept);
        work.Record("EngagementEnded", $"engagement/{pair.Id}", new { Because = because });
    }
}
