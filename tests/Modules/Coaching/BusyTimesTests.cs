using System.Net;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.FollowCalendar;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

public sealed class BusyTimesTests
{
    private static readonly DateTimeZone Zurich = DateTimeZoneProviders.Tzdb["Europe/Zurich"];
    private static readonly Instant From = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Instant Until = Instant.FromUtc(2026, 4, 6, 0, 0);

    [Theory]
    [InlineData("DTSTART:20260310T090000Z\nDTEND:20260310T100000Z", "2026-03-10T09:00:00Z/2026-03-10T10:00:00Z")]
    [InlineData("DTSTART;TZID=America/New_York:20260310T090000\nDURATION:PT30M", "2026-03-10T13:00:00Z/2026-03-10T13:30:00Z")]
    [InlineData("DTSTART:20260310T090000\nDTEND:20260310T100000", "2026-03-10T08:00:00Z/2026-03-10T09:00:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260311", "2026-03-09T23:00:00Z/2026-03-10T23:00:00Z")]
    [InlineData("DTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nTRANSP:TRANSPARENT", "")]
    [InlineData("DTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nSTATUS:CANCELLED", "")]
    [InlineData("DTSTART:20250310T090000Z\nDTEND:20250310T100000Z", "")]
    [InlineData("DTSTART:20260310T100000Z\nDTEND:20260310T090000Z", "")]
    // Weekly at nine in Zurich, through the change of the clock on 29 March, without the one that is excepted.
    [InlineData("DTSTART;TZID=Europe/Zurich:20260316T090000\nDTEND;TZID=Europe/Zurich:20260316T100000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Zurich:20260323T090000",
        "2026-03-16T08:00:00Z/2026-03-16T09:00:00Z 2026-03-30T07:00:00Z/2026-03-30T08:00:00Z")]
    public void An_event_is_busy_when_and_as_long_as_it_says(string lines, string busy) => Words(BusyTimes.Of(Calendar(lines), Zurich, From, Until, "house.example")!).ShouldBe(busy);

    [Fact]
    public void The_houses_own_appointments_are_left_out() =>
        BusyTimes.Of(Calendar("DTSTART:20260310T090000Z\nDTEND:20260310T100000Z", uid: "1@house.example"), Zurich, From, Until, "house.example").ShouldBeEmpty();

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")]
    public async Task A_hostile_repetition_ends(string rule)
    {
        var read = Task.Run(() => BusyTimes.Of(Calendar($"DTSTART:20260310T090000Z\nDTEND:20260310T090001Z\nRRULE:{rule}"), Zurich, From, Until, "house.example"));
        (await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))!.Count.ShouldBeLessThanOrEqualTo(BusyTimes.MostTimes);
    }

    [Theory]
    [InlineData("<html>Please sign in</html>")]
    [InlineData("")]
    public void What_is_no_calendar_is_said_to_be_none(string text) => BusyTimes.Of(text, Zurich, From, Until, "house.example").ShouldBeNull();

    [Theory]
    [InlineData("https://calendar.example/secret.ics", true)]
    [InlineData("webcal://calendar.example/secret.ics", true)]
    [InlineData("http://calendar.example/secret.ics", false)]
    [InlineData("http://inside.example/secret.ics", true)]
    [InlineData("https://me:word@calendar.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("secret.ics", false)]
    public void Only_addresses_with_tls_or_of_named_hosts_are_read(string address, bool isRead) => (CalendarSettings.Of("inside.example").Read(address) is not null).ShouldBe(isRead);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4001:800::200e", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("224.0.0.1", false)]
    public void Only_public_addresses_are_connected_to(string address, bool isPublic) => NetworkReach.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    public static string Calendar(string lines, string uid = "1@elsewhere.example") => string.Join("\r\n",
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elsewhere//EN", "BEGIN:VEVENT", $"UID:{uid}", "DTSTAMP:20260101T000000Z", .. lines.Split('\n'), "SUMMARY:Dentist", "END:VEVENT", "END:VCALENDAR", ""]);

    private static string Words(IEnumerable<Interval> times) => string.Join(' ', times.Select(time => $"{time.Start}/{time.End}"));
}
