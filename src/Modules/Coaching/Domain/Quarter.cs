using System.Globalization;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>A quarter of a year, in which coaches are asked once how coaching is for them. Stored as a number that sorts: 20264 is the fourth of 2026.</summary>
internal readonly record struct Quarter(int Year, int Number)
{
    /// <summary>For how many of its first days it can be answered.</summary>
    public const int OpenDays = 30;

    private static readonly LocalTime Morning = new(9, 0);

    public LocalDate FirstDay => new(Year, 3 * Number - 2, 1);

    public int Key => 10 * Year + Number;

    public static Quarter Of(LocalDate date) => new(date.Year, (date.Month + 2) / 3);

    public static Quarter FromKey(int key) => new(key / 10, key % 10);

    public Instant Opens(DateTimeZone zone) => FirstDay.At(Morning).InZoneLeniently(zone).ToInstant();

    public Instant Shuts(DateTimeZone zone) => FirstDay.PlusDays(OpenDays).AtStartOfDayInZone(zone).ToInstant();

    /// <summary>Its window is shut in every zone of the earth.</summary>
    public bool IsOverEverywhere(Instant now) => now.InUtc().Date > FirstDay.PlusDays(OpenDays + 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}, quarter {Number}");
}
