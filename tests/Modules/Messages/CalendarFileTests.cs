using System.Text.RegularExpressions;
using Confrere.Messages.Contracts;
using Confrere.Messages.Domain;
using Ical.Net;
using NodaTime;

namespace Confrere.Modules.Tests.Messages;

public sealed class CalendarFileTests
{
    private static readonly Instant Stamp = Instant.FromUtc(2026, 3, 2, 14, 0);
    private static readonly CalendarEntry Entry = new(
        "s1@example.org", 0, Instant.FromUtc(2026, 3, 30, 8, 0), Duration.FromMinutes(60), "Europe/Zurich", "Appointment", IsCancelled: false);

    [Fact]
    public void States_method_uid_sequence_and_the_hour_in_its_zone()
    {
        var lines = Unfolded(CalendarFile.Of(Entry, "post@example.org", "ada@example.org", Stamp));
        lines.ShouldContain("METHOD:REQUEST");
        lines.ShouldContain("UID:s1@example.org");
        lines.ShouldContain("SEQUENCE:0");
        // Swiss summer time began on 29 March 2026: 08:00 UTC is 10:00 there.
        lines.ShouldContain("DTSTART;TZID=Europe/Zurich:20260330T100000");
        lines.ShouldContain("DTEND;TZID=Europe/Zurich:20260330T110000");
        lines.ShouldContain("DTSTAMP:20260302T140000Z");
        lines.ShouldContain("SUMMARY:Appointment");
        lines.ShouldContain("STATUS:CONFIRMED");
        lines.ShouldContain("CLASS:PRIVATE");
        lines.ShouldContain("TZID:Europe/Zurich");
        lines.ShouldContain("TZOFFSETTO:+0200");
        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(1);
    }

    [Fact]
    public void A_change_keeps_the_uid_and_raises_the_sequence_and_a_cancellation_says_so()
    {
        var lines = Unfolded(CalendarFile.Of(Entry with { Sequence = 3, IsCancelled = true }, "post@example.org", "ada@example.org", Stamp));
        lines.ShouldContain("METHOD:CANCEL");
        lines.ShouldContain("STATUS:CANCELLED");
        lines.ShouldContain("UID:s1@example.org");
        lines.ShouldContain("SEQUENCE:3");
    }

    [Fact]
    public void Every_zone_gives_back_the_instant_that_went_in_summer_and_winter()
    {
        // The parser resolves TZID through its own zone data, not through what we wrote.
        Instant[] days = [Instant.FromUtc(2026, 1, 15, 12, 0), Instant.FromUtc(2026, 7, 15, 12, 0)];
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids)
            foreach (var start in days)
            {
                var calendar = Calendar.Load(CalendarFile.Of(Entry with { ZoneId = zone, Start = start }, "a@example.org", "b@example.org", Stamp))!;
                calendar.Events.Single().DtStart!.AsUtc.ShouldBe(start.ToDateTimeUtc(), zone);
                calendar.Events.Single().DtEnd!.AsUtc.ShouldBe(start.ToDateTimeUtc().AddHours(1), zone);
            }
    }

    [Fact]
    public void The_rules_in_the_file_alone_give_every_zone_its_hour()
    {
        Instant[] days = [Instant.FromUtc(2026, 1, 15, 12, 0), Instant.FromUtc(2026, 3, 12, 12, 0), Instant.FromUtc(2026, 7, 15, 12, 0), Instant.FromUtc(2026, 10, 30, 12, 0)];
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids)
            foreach (var start in days)
                ByTheRulesInside(CalendarFile.Of(Entry with { ZoneId = zone, Start = start }, "a@example.org", "b@example.org", Stamp))
                    .ShouldBe(start.ToDateTimeUtc(), zone);
    }

    // A reader of its own: RFC 5545 section 3.6.5, the observance with the latest onset at or before the local time gives the offset.
    private static DateTime ByTheRulesInside(string file)
    {
        var lines = Unfolded(file);
        var stated = lines.SkipWhile(line => line != "BEGIN:VEVENT").Single(line => line.StartsWith("DTSTART", StringComparison.Ordinal));
        var start = Local(stated.TrimEnd('Z'));
        if (stated.EndsWith('Z')) return start;
        var zone = lines.SkipWhile(line => line != "BEGIN:VTIMEZONE").TakeWhile(line => line != "END:VTIMEZONE").ToList();
        var onsets = zone.Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal)).Select(Local);
        var offsets = zone.Where(line => line.StartsWith("TZOFFSETTO:", StringComparison.Ordinal)).Select(ToOffset);
        return start - onsets.Zip(offsets).Where(rule => rule.First <= start).MaxBy(rule => rule.First).Second;
    }

    private static DateTime Local(string line) =>
        DateTime.ParseExact(line[(line.LastIndexOf(':') + 1)..], "yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture);

    private static TimeSpan ToOffset(string line)
    {
        var (sign, digits) = (line["TZOFFSETTO:".Length] == '-' ? -1 : 1, line["TZOFFSETTO:+".Length..]);
        return sign * new TimeSpan(int.Parse(digits[..2]), int.Parse(digits[2..4]), 0);
    }

    // RFC 5545 section 3.1: a line break followed by a space continues the line.
    private static string[] Unfolded(string file) => Regex.Replace(file, "\r\n[ \t]", "").Split("\r\n");
}
