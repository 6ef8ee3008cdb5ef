using System.Diagnostics;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Dashboard;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>
/// Where counted dashboards lie. Showing one reads one row, however long the history is; counting happens in the background, from the facts each time, and
/// not while the audit chain stands still.
/// </summary>
internal sealed class DashboardShelf(Reader reader, Writer writer, AuditLog log, DashboardCount count, IClock clock)
{
    private const int Rest = 100;

    /// <summary>As last counted; counted on the spot, and not kept, for a programme that the background has not reached yet.</summary>
    public async Task<(DashboardTally Tally, Instant CountedAt)> Of(Programme programme) => await Row(programme.Id) is { } row
        ? (DashboardTally.Read(row.Tally), row.CountedAt)
        : (await count.Of(programme), clock.GetCurrentInstant());

    /// <returns>Whether it was counted.</returns>
    public async Task<bool> Renew(Programme programme)
    {
        // Before the counting, so that what happens during it is counted next time.
        var (watermark, now, row) = (await log.Last(), clock.GetCurrentInstant(), await Row(programme.Id));
        if (row is not null && (IsUnchanged(row, watermark, now) || now - row.CountedAt < Duration.FromMilliseconds(row.Milliseconds * (long)Rest))) return false;
        var started = Stopwatch.GetTimestamp();
        var tally = (await count.Of(programme)).ToText();
        var took = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await writer.Write(async work =>
        {
            if (await work.Set<DashboardRow>().SingleOrDefaultAsync(known => known.Programme == programme.Id) is { } known)
                (known.Tally, known.CountedAt, known.Watermark, known.Milliseconds) = (tally, now, watermark, took);
            else
                work.Db.Add(new DashboardRow { Programme = programme.Id, Tally = tally, CountedAt = now, Watermark = watermark, Milliseconds = took });
        });
        return true;
    }

    // Due days pass without a fact, at the full hour in nearly every zone.
    private static bool IsUnchanged(DashboardRow row, long watermark, Instant now) =>
        row.Watermark == watermark && row.CountedAt.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour == now.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour;

    private Task<DashboardRow?> Row(ProgrammeId id) => reader.Query<DashboardRow>().SingleOrDefaultAsync(row => row.Programme == id);
}
