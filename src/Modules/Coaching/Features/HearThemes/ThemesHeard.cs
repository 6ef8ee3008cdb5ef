using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.LeadGathering;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.HearThemes;

/// <summary>What was raised in a programme's listening sessions, told in batches. A session enters once its attendance cannot be corrected any more.</summary>
internal sealed class ThemesHeard(Reader reader, IClock clock)
{
    public async Task<(IReadOnlyList<ThemeBatch> Batches, int Left)> Of(Programme programme)
    {
        var settled = clock.GetCurrentInstant() - RecordAttendance.Correctable;
        var sessions = (await reader.Query<Gathering>()
            .Where(row => row.Programme == programme.Id && row.Kind == GatheringKind.ListeningSession && row.AttendedAt != null && row.AttendedAt <= settled && row.End <= settled)
            .ToListAsync()).OrderBy(row => Instant.Max(row.AttendedAt!.Value, row.End)).ToList();
        var ids = sessions.ConvertAll(row => row.Id);
        var present = (await reader.Query<Seat>().Where(row => ids.Contains(row.Gathering) && row.Attended == true).Select(row => row.Gathering).ToListAsync()).ToLookup(id => id);
        var raised = (await reader.Query<ThemeCount>().Where(row => ids.Contains(row.Gathering)).ToListAsync()).ToLookup(row => row.Gathering);
        return ThemeBatch.Of(sessions.Select(row => new Heard(
            row.Start.InZone(DateTimeZoneProviders.Tzdb[row.ZoneId]).Date, present[row.Id].Count(), raised[row.Id].ToDictionary(count => count.Theme, count => count.People))), programme.Protocol.Disclosure.SmallestCell);
    }
}
