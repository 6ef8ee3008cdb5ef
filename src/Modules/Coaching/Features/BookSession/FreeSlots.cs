using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.TakeSeat;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.BookSession;

/// <summary>
/// The starts at which a pair can meet: the coach's week and extra hours within notice, horizon and window, less leave, days kept free, the busy
/// times of the coach's own calendar, what either has booked, the gatherings of either, and the coach's buffer around sessions and gatherings.
/// What is being moved takes no time, except the hour at which it stands.
/// </summary>
internal static class FreeSlots
{
    public static async Task<IReadOnlyList<Instant>> Of(Engagement pair, Place place, Instant now, Rows rows, bool wholeWindow = false, Func<Session, bool>? moves = null)
    {
        if (await rows.Of<CoachProfile>().FirstOrDefaultAsync(row => row.Person == pair.Coach) is not { } coach) return [];
        var until = wholeWindow ? place.ClosesAt : Instant.Min(now + coach.Pace.Horizon, place.ClosesAt);
        var zone = DateTimeZoneProviders.Tzdb[coach.ZoneId];
        var away = await rows.Of<Leave>().Where(row => row.Coach == pair.Coach).ToListAsync();
        var (first, last) = (now.InZone(zone).Date, until.InZone(zone).Date);
        var days = await rows.Of<DatedHours>().Where(row => row.Coach == pair.Coach && row.On >= first && row.On <= last).ToListAsync();
        var offered = (await Offered(pair, rows, days, zone, now + coach.Pace.Notice, until, place.SessionLength)).Where(start => !away.Exists(leave => leave.Covers(start.InZone(zone).Date)));
        var (booked, moved) = await Booked(pair, now, rows, moves);
        return [.. Slots.Free(offered.Except(moved), place.SessionLength, [.. await Taken(pair, booked, coach.Pace.Buffer, now, rows), .. await Kept(pair, rows, days, zone)])];
    }

    private static async Task<IReadOnlyCollection<Instant>> Offered(Engagement pair, Rows rows, List<DatedHours> days, DateTimeZone zone, Instant from, Instant until, Duration length)
    {
        var week = (await rows.Of<WeeklyHours>().Where(row => row.Coach == pair.Coach).ToListAsync()).ConvertAll(row => row.Hours);
        var offered = new SortedSet<Instant>(Slots.Offered(week, zone, from, until, length));
        foreach (var extra in days.Where(row => row.IsExtra)) offered.UnionWith(Slots.OfferedOn(extra.On, extra.Hours, zone, from, until, length));
        return offered;
    }

    private static async Task<IEnumerable<Interval>> Kept(Engagement pair, Rows rows, List<DatedHours> days, DateTimeZone zone)
    {
        var feed = await rows.Of<CalendarFeed>().FirstOrDefaultAsync(row => row.Coach == pair.Coach);
        return days.Where(row => !row.IsExtra).Select(row => row.In(zone)).Concat(feed?.Busy ?? []);
    }

    private static async Task<(IEnumerable<Session> Stays, IEnumerable<Instant> Moved)> Booked(Engagement pair, Instant now, Rows rows, Func<Session, bool>? moves)
    {
        var sessions = (await rows.Of<Session>()
            .Where(row => row.State == SessionState.Booked && row.End > now && (row.CoachSlot == pair.Coach || row.ParticipantSlot == pair.Participant)).ToListAsync()).ToLookup(row => moves?.Invoke(row) == true);
        return (sessions[false], sessions[true].Select(row => row.Start));
    }

    private static async Task<List<Interval>> Taken(Engagement pair, IEnumerable<Session> booked, Duration buffer, Instant now, Rows rows)
    {
        var (coachs, participants) = (await Engaged.Times(rows, pair.Coach, now), await Engaged.Times(rows, pair.Participant, now));
        return
        [
            .. booked.Select(row => row.CoachSlot == pair.Coach ? Around(row.Interval) : row.Interval), .. coachs.Select(Around), .. participants,
        ];

        Interval Around(Interval time) => new(time.Start - buffer, time.End + buffer);
    }
}
