using Confrere.Coaching.Domain;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

public sealed class SlotsTests
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly HoursOfDay[] AllDayEveryDay =
        [.. Enumerable.Range(1, 7).Select(day => new HoursOfDay((IsoDayOfWeek)day, LocalTime.Midnight, LocalTime.Midnight))];

    [Fact]
    public void On_every_night_that_changes_a_clock_local_hours_are_kept_none_lost_none_doubled()
    {
        var nights = 0;
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
            foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0)).Skip(1))
            {
                CheckAround(zone, change.Start);
                nights++;
            }
        // Some 130 zones change twice a year; a run over an empty list would prove nothing.
        nights.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void The_day_that_a_zone_left_out_has_no_hours()
    {
        // Samoa went from Thursday 29 to Saturday 31 December 2011.
        var apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        HoursOfDay[] fridays = [new(IsoDayOfWeek.Friday, new(9, 0), new(17, 0))];
        Slots.Offered(fridays, apia, Instant.FromUtc(2011, 12, 28, 0, 0), Instant.FromUtc(2012, 1, 3, 0, 0), Hour).ShouldBeEmpty();
    }

    [Fact]
    public void In_spring_and_autumn_nine_on_the_coachs_clock_is_nine()
    {
        // Zurich changes on 29 March 2026: Tuesday nine is 08:00 UTC before and 07:00 UTC after.
        HoursOfDay[] tuesdays = [new(IsoDayOfWeek.Tuesday, new(9, 0), new(10, 0))];
        Slots.Offered(tuesdays, DateTimeZoneProviders.Tzdb["Europe/Zurich"], Instant.FromUtc(2026, 3, 23, 0, 0), Instant.FromUtc(2026, 4, 5, 0, 0), Hour)
            .ShouldBe([Instant.FromUtc(2026, 3, 24, 8, 0), Instant.FromUtc(2026, 3, 31, 7, 0)]);
    }

    [Fact]
    public void Where_the_clock_jumps_half_an_hour_no_slot_reaches_into_the_next_or_past_the_stated_end()
    {
        // Lord Howe goes from 02:00 to 02:30 on Sunday 4 October 2026; an hour from 01:30 ends at 03:00 on the wall.
        var lordHowe = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
        var (from, until) = (Instant.FromUtc(2026, 10, 3, 0, 0), Instant.FromUtc(2026, 10, 5, 0, 0));
        Slots.Offered([new(IsoDayOfWeek.Sunday, new(1, 30), new(2, 30))], lordHowe, from, until, Hour).ShouldBeEmpty();
        var night = Slots.Offered([new(IsoDayOfWeek.Sunday, new(0, 30), new(5, 30))], lordHowe, from, until, Hour);
        night.Select(start => start.InZone(lordHowe).TimeOfDay).ShouldBe([new(0, 30), new(1, 30), new(3, 30), new(4, 30)]);
    }

    [Fact]
    public void Fifty_minutes_begin_on_the_hour_and_notice_and_end_are_kept()
    {
        HoursOfDay[] tuesdays = [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0))];
        var (from, until) = (Instant.FromUtc(2026, 3, 3, 10, 0), Instant.FromUtc(2026, 3, 3, 11, 50));
        Slots.Offered(tuesdays, DateTimeZone.Utc, from, until, Duration.FromMinutes(50))
            .ShouldBe([Instant.FromUtc(2026, 3, 3, 10, 0), Instant.FromUtc(2026, 3, 3, 11, 0)]);
        Slots.Offered(tuesdays, DateTimeZone.Utc, from, until - Duration.FromMinutes(1), Duration.FromMinutes(50)).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_hour_that_touches_a_booked_one_is_free_and_one_that_overlaps_it_is_not()
    {
        var (eight, ten) = (Instant.FromUtc(2026, 3, 3, 8, 0), Instant.FromUtc(2026, 3, 3, 10, 0));
        Slots.Free([eight, eight + Hour, ten], Hour, [new Interval(eight + Hour, ten)]).ShouldBe([eight, ten]);
        Slots.Free([eight], Hour, [new Interval(eight + Duration.FromMinutes(59), ten)]).ShouldBeEmpty();
    }

    // Expected by walking through time itself, quarter hour by quarter hour, and reading the wall clock: the opposite direction to the code.
    private static void CheckAround(DateTimeZone zone, Instant change)
    {
        var length = Duration.FromMinutes(15);
        var (from, until) = (change - Duration.FromDays(1), change + Duration.FromDays(1));
        var offered = Slots.Offered(AllDayEveryDay, zone, from, until, length);
        var onTheWall = new HashSet<LocalDateTime>();
        var expected = new List<Instant>();
        for (var moment = from - Duration.FromDays(1); moment + length <= until; moment += Duration.FromMinutes(1))
        {
            var local = moment.InZone(zone).LocalDateTime;
            if (local.Minute % 15 != 0 || local.Second != 0 || !onTheWall.Add(local) || moment < from) continue;
            if (expected.Count == 0 || expected[^1] + length <= moment) expected.Add(moment);
        }
        // Compared as sets first: a list of two hundred instants helps nobody.
        offered.Except(expected).Concat(expected.Except(offered)).ShouldBeEmpty($"{zone.Id} at {change}");
        offered.Count.ShouldBe(expected.Count);
    }
}
