using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>A stretch of a weekday in the coach's own zone. Until midnight is written as 00:00.</summary>
internal sealed record HoursOfDay(IsoDayOfWeek Day, LocalTime From, LocalTime Until)
{
    public bool IsInOrder => Until == LocalTime.Midnight || From < Until;

    public LocalDateTime EndOn(LocalDate date) => (Until == LocalTime.Midnight ? date.PlusDays(1) : date) + Until;

    public bool Overlaps(HoursOfDay other) =>
        Day == other.Day && From < EndInDay(other) && other.From < EndInDay(this);

    // For comparison within one day only: midnight is later than every other time.
    private static LocalTime EndInDay(HoursOfDay hours) => hours.Until == LocalTime.Midnight ? LocalTime.MaxValue : hours.Until;
}
