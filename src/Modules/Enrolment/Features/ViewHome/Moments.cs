using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Enrolment.Features.ViewHome;

/// <summary>Instants as the reader lives them.</summary>
internal static class Moments
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Create("d MMMM uuuu", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern Month = LocalDatePattern.Create("MMMM uuuu", CultureInfo.InvariantCulture);
    private static readonly ZonedDateTimePattern Minute =
        ZonedDateTimePattern.Create("d MMMM uuuu, HH:mm '('z')'", CultureInfo.InvariantCulture, ZoneLocalMappingResolver(), DateTimeZoneProviders.Tzdb, default);

    public static string MonthOf(Instant at, string zoneId) => Month.Format(at.InZone(DateTimeZoneProviders.Tzdb[zoneId]).Date);

    public static string DayOf(Instant at, string zoneId) => Day.Format(at.InZone(DateTimeZoneProviders.Tzdb[zoneId]).Date);

    public static string IsoDayOf(Instant at, string zoneId) => LocalDatePattern.Iso.Format(at.InZone(DateTimeZoneProviders.Tzdb[zoneId]).Date);

    public static string MinuteOf(Instant at, string zoneId) => Minute.Format(at.InZone(DateTimeZoneProviders.Tzdb[zoneId]));

    private static NodaTime.TimeZones.ZoneLocalMappingResolver ZoneLocalMappingResolver() => NodaTime.TimeZones.Resolvers.LenientResolver;
}
