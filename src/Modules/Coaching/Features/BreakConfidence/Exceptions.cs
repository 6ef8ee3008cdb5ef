using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.BreakConfidence;

/// <summary>What was recorded for a pair, for either of the two.</summary>
internal static class Exceptions
{
    public static async Task<IReadOnlyList<(string Day, string Ground)>> Of(EngagementId pair, string? zoneId, Reader reader)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId ?? "UTC"];
        var rows = await reader.Query<ConfidenceException>().Where(row => row.Engagement == pair).ToListAsync();
        return [.. rows.OrderBy(row => row.At).Select(row => (Wording.Of(row.At.InZone(zone).Date), Wording.Of(row.Ground)))];
    }
}
