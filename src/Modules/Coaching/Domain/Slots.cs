using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// The starts that a coach's weekly hours offer. Hours are kept as the coach's wall clock shows them, through every change of the clock:
/// a local time that a night skips is not offered, one that a night has twice is offered once (the first), and no two starts of one
/// stretch overlap.
/// </summary>
internal static class Slots
{
    /// <summary>How far ahead a session can be booked, and how long before it at the latest.</summary>
    public static readonly Duration Horizon = Duration.FromDays(21);
    public static readonly Duration Notice = Duration.FromHours(24);

    private const long Grid = 15;

    /// <param name="from">The earliest start, included.</param>
    /// <param name="until">The latest end, included.</param>
    public static IReadOnlyList<Instant> Offered(IReadOnlyCollection<HoursOfDay> hours, DateTimeZone zone, Instant from, Instant until, Duration length)
    {
        var offered = new SortedSet<Instant>();
        for (var date = from.InZone(zone).Date; date <= until.InZone(zone).Date; date = date.PlusDays(1))
            foreach (var stretch in hours.Where(stretch => stretch.Day == date.DayOfWeek))
                offered.UnionWith(OfferedOn(date, stretch, zone, from, until, length));
        return [.. offered];
    }

    /// <summary>The same for hours of one day.</summary>
    public static IEnumerable<Instant> OfferedOn(LocalDate date, HoursOfDay hours, DateTimeZone zone, Instant from, Instant until, Duration length) =>
        OfStretch(hours, date, zone, length).Where(start => start >= from && start + length <= until);

    public static IEnumerable<Instant> Free(IEnumerable<Instant> offered, Duration length, IReadOnlyCollection<Interval> taken) =>
        offered.Where(start => !taken.Any(interval => Overlap(start, start + length, interval)));

    public static bool Overlap(Instant start, Instant end, Interval taken) => start < taken.End && taken.Start < end;

    // Starts keep to quarter hours: a session of fifty minutes begins on the hour and leaves ten until the next.
    private static long Step(long minutes) => (minutes + Grid - 1) / Grid * Grid;

    private static IEnumerable<Instant> OfStretch(HoursOfDay stretch, LocalDate date, DateTimeZone zone, Duration length)
    {
        var (minutes, end, free) = ((long)length.TotalMinutes, stretch.EndOn(date), Instant.MinValue);
        // An end that the night skips is the moment of the change.
        var last = zone.MapLocal(end) is { Count: > 0 } known ? known.First().ToInstant() : zone.MapLocal(end).LateInterval.Start;
        for (var local = date + stretch.From; local.PlusMinutes(minutes) <= end; local = local.PlusMinutes(Step(minutes)))
        {
            var mapping = zone.MapLocal(local);
            if (mapping.Count == 0) continue;
            var start = mapping.First().ToInstant();
            // Where the clock jumps by less than a session's length, the wall clock's grid is narrower than the time that passes.
            if (start < free || start + length > last) continue;
            free = start + length;
            yield return start;
        }
    }
}
