using Confrere.Coaching.Domain;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

public sealed class CheckInCalendarTests
{
    private static readonly DateTimeZone Zurich = DateTimeZoneProviders.Tzdb["Europe/Zurich"];
    private static readonly Instant Ended = Instant.FromUtc(2026, 3, 31, 22, 30);
    private static readonly int[] Months = [6, 12, 24];

    // Half past midnight of 1 April in Zurich: six months on is 1 October, nine o'clock there, which is 7:00 UTC.
    [Theory]
    [InlineData(2026, 10, 1, 6, null)]
    [InlineData(2026, 10, 1, 7, 6)]
    [InlineData(2026, 11, 29, 22, 6)]
    [InlineData(2026, 11, 29, 23, null)]
    [InlineData(2027, 4, 1, 7, 12)]
    [InlineData(2028, 4, 1, 7, 24)]
    [InlineData(2029, 1, 1, 7, null)]
    public void DueMonth_by_the_persons_calendar_is_the_one_that_is_open(int year, int month, int day, int hour, int? due) =>
        CheckInCalendar.DueMonth(Ended, Zurich, Months, Instant.FromUtc(year, month, day, hour, 0)).ShouldBe(due);

    [Fact]
    public void DueMonth_of_two_that_are_open_is_the_later() =>
        CheckInCalendar.DueMonth(Ended, Zurich, [6, 7], Instant.FromUtc(2026, 11, 2, 12, 0)).ShouldBe(7);
}
