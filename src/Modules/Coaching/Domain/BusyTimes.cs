using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using Duration = NodaTime.Duration;
using Period = Ical.Net.DataTypes.Period;

namespace Confrere.Coaching.Domain;

/// <summary>
/// When an iCalendar text says that its owner is busy. Events that are cancelled, transparent or of this house are left out; repeating ones are
/// unrolled as far as hours can be booked. Times without a zone are the coach's own; a day without hours is the whole day.
/// </summary>
internal static class BusyTimes
{
    /// <summary>A repetition that yields more is cut off there: no week has as many appointments.</summary>
    public const int MostTimes = 5_000;

    private const int MostSteps = 10_000;

    /// <returns>Null when the text is no calendar.</returns>
    public static IReadOnlyList<Interval>? Of(string text, DateTimeZone zone, Instant from, Instant until, string house)
    {
        if (Load(text) is not { } calendar) return null;
        var busy = new List<Interval>();
        foreach (var happening in calendar.Events.Where(row => IsBusy(row, house)))
            foreach (var time in Times(happening, zone, from, until))
            {
                busy.Add(time);
                if (busy.Count == MostTimes) return busy;
            }
        foreach (var entry in calendar.FreeBusy.SelectMany(row => row.Entries).Where(entry => entry.Status != FreeBusyStatus.Free))
            if (Interval(entry, zone) is { } time && time.End > from && time.Start < until && busy.Count < MostTimes) busy.Add(time);
        return busy;
    }

    private static Calendar? Load(string text)
    {
        try { return Calendar.Load(text); }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or System.Runtime.Serialization.SerializationException or InvalidOperationException) { return null; }
    }

    private static bool IsBusy(CalendarEvent happening, string house) =>
        happening.Start is not null && !string.Equals(happening.Transparency, TransparencyType.Transparent, StringComparison.OrdinalIgnoreCase)
        && !string.Equals(happening.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase) && happening.Uid?.EndsWith("@" + house, StringComparison.OrdinalIgnoreCase) != true;

    private static List<Interval> Times(CalendarEvent happening, DateTimeZone zone, Instant from, Instant until)
    {
        // A day before: what began then may last until now.
        var start = new CalDateTime((from - Duration.FromDays(1)).ToDateTimeUtc());
        var times = new List<Interval>();
        try
        {
            foreach (var occurrence in happening.GetOccurrences(start, new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostSteps }).Take(MostTimes))
            {
                if (Interval(occurrence.Period, zone) is not { } time) continue;
                if (time.Start >= until) break;
                if (time.End > from) times.Add(time);
            }
        }
        // A repetition without end, or an event that ends before it begins: what it gave until then counts.
        catch (Exception senseless) when (senseless is EvaluationException or ArgumentException) { }
        return times;
    }

    private static Interval? Interval(Period period, DateTimeZone zone)
    {
        if (period.StartTime is not { } start || period.EffectiveEndTime is not { } end) return null;
        var (begins, ends) = (At(start, zone), At(end, zone));
        return ends > begins ? new(begins, ends) : null;
    }

    private static Instant At(CalDateTime time, DateTimeZone zone) => !time.HasTime || time.IsFloating
        ? LocalDateTime.FromDateTime(time.Value).InZoneLeniently(zone).ToInstant()
        : Instant.FromDateTimeUtc(DateTime.SpecifyKind(time.AsUtc, DateTimeKind.Utc));
}
