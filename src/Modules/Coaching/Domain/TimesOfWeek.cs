using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>When in the week a participant would rather meet, in their own zone.</summary>
[Flags]
internal enum TimesOfWeek { Unsaid = 0, BeforeWork = 1, DuringTheDay = 2, Evenings = 4, Weekends = 8 }

internal static class TimesOfWeekExtensions
{
    private static readonly LocalTime WorkBegins = new(8, 0);
    private static readonly LocalTime WorkEnds = new(17, 0);

    /// <summary>The part of the week that a moment on somebody's own clock belongs to.</summary>
    public static TimesOfWeek PartOf(LocalDateTime moment) =>
        moment.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? TimesOfWeek.Weekends
        : moment.TimeOfDay < WorkBegins ? TimesOfWeek.BeforeWork
        : moment.TimeOfDay < WorkEnds ? TimesOfWeek.DuringTheDay
        : TimesOfWeek.Evenings;
}
