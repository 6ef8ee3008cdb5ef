using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Half hours of a coach's coming week that fall into the times a seeker named, on the seeker's clock. Seekers with one zone and one
/// wish share a row, so that the calendar is asked once for each coach and zone.
/// </summary>
internal static class SharedHalfHours
{
    private static readonly Duration Half = Duration.FromMinutes(30);

    /// <returns>For each seeker the row it uses; for each row the half hours with every coach.</returns>
    public static (int[] Groups, int[][] Rows) Of(IReadOnlyList<Seeker> seekers, IReadOnlyList<Candidate> coaches, Instant now)
    {
        var offered = coaches.Select(coach => Slots.Offered(coach.Hours, coach.Zone, now, now + Duration.FromDays(7), Half)).ToList();
        var (numbers, rows, groups) = (new Dictionary<(DateTimeZone, TimesOfWeek), int>(), new List<int[]>(), new int[seekers.Count]);
        var zones = new Dictionary<DateTimeZone, TimesOfWeek[][]>();
        for (var seeker = 0; seeker < seekers.Count; seeker++)
        {
            var (zone, times) = (seekers[seeker].Zone, seekers[seeker].Wishes.Times);
            if (!numbers.TryGetValue((zone, times), out groups[seeker]))
            {
                if (!zones.TryGetValue(zone, out var parts)) zones[zone] = parts = [.. offered.Select(starts => Parts(starts, zone))];
                numbers[(zone, times)] = groups[seeker] = rows.Count;
                rows.Add([.. parts.Select(starts => times == TimesOfWeek.Unsaid ? starts.Length : starts.Count(part => times.HasFlag(part)))]);
            }
        }
        return (groups, [.. rows]);
    }

    private static TimesOfWeek[] Parts(IReadOnlyList<Instant> starts, DateTimeZone zone) => [.. starts.Select(start => TimesOfWeekExtensions.PartOf(start.InZone(zone).LocalDateTime))];
}
