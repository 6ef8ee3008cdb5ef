using NodaTime;

namespace Confrere.Surveys.Domain;

/// <summary>When a person may be written to: from eight in the morning to eight in the evening of their own day.</summary>
internal static class WritingHours
{
    private static readonly LocalTime From = new(8, 0);
    private static readonly LocalTime Until = new(20, 0);

    /// <summary>Where a change of the clocks leaves eight o'clock out, the moment it would have been.</summary>
    public static Instant Morning(LocalDate day, DateTimeZone zone) => zone.AtLeniently(day + From).ToInstant();

    /// <returns>The instant itself within writing hours, else the next morning.</returns>
    public static Instant NotBefore(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone).LocalDateTime;
        if (local.TimeOfDay >= From && local.TimeOfDay < Until) return now;
        var morning = Morning(local.TimeOfDay < From ? local.Date : local.Date.PlusDays(1), zone);
        // A morning that the clocks leave out may have been a moment ago.
        return Instant.Max(now, morning);
    }
}
