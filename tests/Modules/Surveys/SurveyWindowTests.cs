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
}
