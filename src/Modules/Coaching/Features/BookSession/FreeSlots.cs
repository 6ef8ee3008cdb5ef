using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.BookSession;

/// <summary>The starts at which a pair can meet: the coach's hours within notice, horizon and window, less what either has booked.</summary>
internal static class FreeSlots
{
    public static async Task<IReadOnlyList<Instant>> Of(
        Engagement pair, Place place, Instant now, IQueryable<CoachProfile> profiles, IQueryable<WeeklyHours> hours, IQueryable<Session> sessions, IQueryable<Leave> leaves)
    {
        var coach = await profiles.FirstOrDefaultAsync(row => row.Person == pair.Coach);
        if (coach is null) return [];
        var week = (await hours.Where(row => row.Coach == pair.Coach).ToListAsync()).ConvertAll(row => row.Hours);
        var until = Instant.Min(now + Slots.Horizon, place.ClosesAt);
        var zone = DateTimeZoneProviders.Tzdb[coach.ZoneId];
        var away = await leaves.Where(row => row.Coach == pair.Coach).ToListAsync();
        var offered = Slots.Offered(week, zone, now + Slots.Notice, until, place.SessionLength);
        var taken = await sessions
            .Where(row => row.State == SessionState.Booked && row.End > now && (row.CoachSlot == pair.Coach || row.ParticipantSlot == pair.Participant))
            .ToListAsync();
        return [.. Slots.Free(offered.Where(start => !away.Exists(leave => leave.Covers(start.InZone(zone).Date))), place.SessionLength, taken.ConvertAll(row => row.Interval))];
    }
}
