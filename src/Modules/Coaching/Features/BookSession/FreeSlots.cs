using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.BookSession;

/// <summary>The starts at which a pair can meet: the coach's hours within notice, horizon and window, less what either has booked and the coach's buffer around it.</summary>
internal static class FreeSlots
{
    public static async Task<IReadOnlyList<Instant>> Of(
        Engagement pair, Place place, Instant now, IQueryable<CoachProfile> profiles, IQueryable<WeeklyHours> hours, IQueryable<Session> sessions, IQueryable<Leave> leaves,
        bool wholeWindow = false)
    {
        var coach = await profiles.FirstOrDefaultAsync(row => row.Person == pair.Coach);
        if (coach is null) return [];
        var week = (await hours.Where(row => row.Coach == pair.Coach).ToListAsync()).ConvertAll(row => row.Hours);
        var until = wholeWindow ? place.ClosesAt : Instant.Min(now + coach.Pace.Horizon, place.ClosesAt);
        var zone = DateTimeZoneProviders.Tzdb[coach.ZoneId];
        var away = await leaves.Where(row => row.Coach == pair.Coach).ToListAsync();
        var offered = Slots.Offered(week, zone, now + coach.Pace.Notice, until, place.SessionLength);
        var taken = await sessions
            .Where(row => row.State == SessionState.Booked && row.End > now && (row.CoachSlot == pair.Coach || row.ParticipantSlot == pair.Participant))
            .ToListAsync();
        return [.. Slots.Free(offered.Where(start => !away.Exists(leave => leave.Covers(start.InZone(zone).Date))), place.SessionLength,
            taken.ConvertAll(row => row.CoachSlot == pair.Coach ? new Interval(row.Start - coach.Pace.Buffer, row.End + coach.Pace.Buffer) : row.Interval))];
    }
}
