using System.Globalization;
using NodaTime;

namespace Confrere.Analysis.Features;

/// <summary>Instants as the ledger of an analysis writes them: to the minute, in UTC, which it names.</summary>
internal static class Moments
{
    public static string Day(Instant at) => at.InUtc().ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    public static string Hour(Instant at) => at.InUtc().ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Text(Instant at) => at.InUtc().ToString("d MMMM uuuu, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
