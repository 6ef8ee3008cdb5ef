using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Modules.Tests.Surveys;

public sealed class SurveyWindowTests
{
    private static readonly Visit Month3 = new("month3", "Three months", IsBaseline: false, DueDay: 90, OpensDaysBefore: 7, ClosesDaysAfter: 21, ["pfi"]);

    public static TheoryData<string> EveryZone => [.. DateTimeZoneProviders.Tzdb.Ids];

    [Theory, MemberData(nameof(EveryZone))]
    public void Window_IsTheSameDaysOfTheCalendarInEveryZoneAndSeason(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        for (var start = Instant.FromUtc(2026, 1, 1, 0, 30); start < Instant.FromUtc(2027, 1, 1, 0, 0); start += Duration.FromHours(29))
        {
            var window = SurveyWindow.Of(Month3, start, zone);
            var due = start.InZone(zone).Date.PlusDays(90);
            window.DueOn.ShouldBe(due);
            window.Opens.InZone(zone).Date.ShouldBe(due.PlusDays(-7));
            (window.Opens - Duration.Epsilon).InZone(zone).Date.ShouldBe(due.PlusDays(-8));
            // The last moment is on the last day; where a day is left out of the calendar, on the last that there was.
            (window.Closes - Duration.Epsilon).InZone(zone).Date.ShouldBe(due.PlusDays(21));
            window.Closes.InZone(zone).Date.ShouldBe(due.PlusDays(22));
        }
    }

    [Fact]
    public void Window_ClosesAtMidnightOfTheNewOffset_AfterTheClocksChange()
    {
        // Zurich leaves summer time on 25 October 2026: the last day ends at 00:00 UTC+1, that is 23:00 UTC.
        var start = Instant.FromUtc(2026, 7, 10, 12, 0);

        SurveyWindow.Of(Month3, start, DateTimeZoneProviders.Tzdb["Europe/Zurich"]).Closes.ShouldBe(Instant.FromUtc(2026, 10, 29, 23, 0));
    }

    /// <summary>Every change of the clocks in ten years, on the first and the last day of a window: nights of 23 and 25 hours, midnights that do not exist or come twice.</summary>
    [Theory, MemberData(nameof(EveryZone))]
    public void Window_BeginsAndEndsWhereTheDayDoes_OnEveryNightTheClocksChange(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var from = Instant.FromUtc(2020, 1, 1, 0, 0);
        foreach (var change in zone.GetZoneIntervals(new(from, Instant.FromUtc(2030, 1, 1, 0, 0))).Where(interval => interval.HasStart && interval.Start >= from))
            foreach (var day in (LocalDate[])[change.IsoLocalStart.Date, change.IsoLocalStart.Date.PlusDays(-1)])
            {
                var opens = SurveyWindow.Of(Month3, NoonOf(day.PlusDays(-83), zone), zone).Opens;
                IsTheFirstMomentOf(day, opens, zone);
                var closes = SurveyWindow.Of(Month3, NoonOf(day.PlusDays(-112), zone), zone).Closes;
                IsTheFirstMomentOf(day, closes, zone);
            }
    }

    [Fact]
    public void Window_OnADayThatWasLeftOutOfTheCalendar_BeginsWithTheNext()
    {
        // Samoa went from 29 to 31 December 2011: 30 December was nowhere lived through there.
        var zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"];

        var window = SurveyWindow.Of(Month3, NoonOf(new LocalDate(2011, 12, 30).PlusDays(-83), zone), zone);

        window.Opens.ShouldBe(Instant.FromUtc(2011, 12, 30, 10, 0));
        window.Opens.InZone(zone).Date.ShouldBe(new LocalDate(2011, 12, 31));
    }

    private static Instant NoonOf(LocalDate day, DateTimeZone zone) => zone.AtLeniently(day.At(new LocalTime(12, 0))).ToInstant();

    // A day may have two first moments where the clocks go back over midnight; the window begins with the earlier.
    private static void IsTheFirstMomentOf(LocalDate day, Instant moment, DateTimeZone zone)
    {
        moment.InZone(zone).Date.ShouldBe(day);
        (moment - Duration.Epsilon).InZone(zone).Date.ShouldBeLessThan(day);
    }
}
