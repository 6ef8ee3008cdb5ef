using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>When somebody whose coaching has ended is asked how it has lasted: so many months after it ended, by their own calendar.</summary>
internal static class CheckInCalendar
{
    /// <summary>How long a check-in can be answered. One that was never asked in that time, because the house was not running, is left out.</summary>
    public static readonly Period Open = Period.FromDays(60);

    private static readonly LocalTime Morning = new(9, 0);

    /// <returns>The one whose time it is; null when there is none.</returns>
    public static int? DueMonth(Instant ended, DateTimeZone zone, IReadOnlyList<int> months, Instant now)
    {
        var due = months.Where(month => From(ended, zone, month) <= now && now < Until(ended, zone, month)).Order().ToList();
        return due.Count > 0 ? due[^1] : null;
    }

    public static Instant From(Instant ended, DateTimeZone zone, int month) => Day(ended, zone, month).At(Morning).InZoneLeniently(zone).ToInstant();

    public static Instant Until(Instant ended, DateTimeZone zone, int month) => (Day(ended, zone, month) + Open).AtStartOfDayInZone(zone).ToInstant();

    private static LocalDate Day(Instant ended, DateTimeZone zone, int month) => ended.InZone(zone).Date.PlusMonths(month);
}
