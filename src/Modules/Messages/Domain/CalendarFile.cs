using Confrere.Messages.Contracts;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace Confrere.Messages.Domain;

/// <summary>
/// Writes the calendar file of an appointment (RFC 5545, RFC 5546): a request or a cancellation, in the zone of its reader with that
/// zone's rules inside, so that the hour stays right where the reader's program has older rules.
/// </summary>
internal static class CalendarFile
{
    public const string Request = "REQUEST";
    public const string Cancel = "CANCEL";

    private const string Product = "-//Confrere//Appointments//EN";

    public static string Method(CalendarEntry entry) => entry.IsCancelled ? Cancel : Request;

    public static string Of(CalendarEntry entry, string organiser, string attendee, Instant stamp)
    {
        var calendar = new Calendar { Method = Method(entry), ProductId = Product, Version = "2.0" };
        calendar.AddTimeZone(ZoneRules.Around(entry.Start, entry.ZoneId));
        calendar.Events.Add(Event(entry, organiser, attendee, stamp));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(CalendarEntry entry, string organiser, string attendee, Instant stamp) => new()
    {
        Uid = entry.Uid,
        Sequence = entry.Sequence,
        Summary = entry.Title,
        DtStamp = new CalDateTime(stamp.ToDateTimeUtc()),
        DtStart = InZone(entry.Start, entry.ZoneId),
        DtEnd = InZone(entry.Start + entry.Length, entry.ZoneId),
        Class = "PRIVATE",
        Transparency = TransparencyType.Opaque,
        Status = entry.IsCancelled ? "CANCELLED" : "CONFIRMED",
        Organizer = new Organizer($"MAILTO:{organiser}"),
        Attendees = [new Attendee($"MAILTO:{attendee}") { ParticipationStatus = "ACCEPTED", Rsvp = false }],
    };

    private static CalDateTime InZone(Instant instant, string zone) =>
        new(instant.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime.ToDateTimeUnspecified(), zone);
}
