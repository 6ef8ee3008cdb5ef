using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Confrere.Messages.Domain;

/// <summary>
/// A zone's offsets around one appointment, as the calendar file states them: each stretch by itself, from the zone data that chose the
/// hour. No recurrence rules: those of Ical.Net 5.2.4 lose the offset of zones that change irregularly (Africa/Casablanca in Ramadan).
/// </summary>
internal static class ZoneRules
{
    private static readonly Duration Before = Duration.FromDays(366);
    private static readonly Duration After = Duration.FromDays(366);
    private static readonly LocalDateTime AnyEarlyDay = new(1970, 1, 1, 0, 0);

    public static VTimeZone Around(Instant instant, string zoneId)
    {
        var rules = new VTimeZone { TzId = zoneId };
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        foreach (var stretch in zone.GetZoneIntervals(instant - Before, instant + After)) rules.Children.Add(Stretch(stretch, zone));
        return rules;
    }

    private static CalendarComponent Stretch(ZoneInterval stretch, DateTimeZone zone)
    {
        var before = stretch.HasStart ? zone.GetUtcOffset(stretch.Start - Duration.Epsilon) : stretch.WallOffset;
        // RFC 5545 section 3.6.5: the onset is written in the local time that was in force just before it.
        var onset = stretch.HasStart ? stretch.Start.WithOffset(before).LocalDateTime : AnyEarlyDay;
        var rule = new CalendarComponent(stretch.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT");
        rule.AddProperty(new CalendarProperty("DTSTART", new CalDateTime(onset.ToDateTimeUnspecified())));
        rule.AddProperty(new CalendarProperty("TZOFFSETFROM", new UtcOffset(before.ToTimeSpan())));
        rule.AddProperty(new CalendarProperty("TZOFFSETTO", new UtcOffset(stretch.WallOffset.ToTimeSpan())));
        rule.AddProperty(new CalendarProperty("TZNAME", stretch.Name));
        return rule;
    }
}
