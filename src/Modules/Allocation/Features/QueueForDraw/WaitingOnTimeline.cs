using System.Globalization;
using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>What a participant reads while they wait to be drawn, with the day that was promised.</summary>
internal sealed class WaitingOnTimeline(Reader reader) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var row = await reader.Query<WaitingDraw>().SingleOrDefaultAsync(row => row.Programme == participant.Programme && row.Participant == participant.Code);
        return row is { DrawnAt: null, LeftAt: null } ? [new(row.Since, "Your start will be drawn", Words(row.PromisedBy, participant.ZoneId), TimelineState.Next)] : [];
    }

    private static string Words(Instant? promised, string zone) => "Your first survey is in. Your start is drawn as soon as the coaches have enough free hours for everybody who may begin at once, "
        + (promised is { } by ? $"by {Day(by, zone)} at the latest." : "and a day will stand here once one can be promised.");

    private static string Day(Instant by, string zone) => by.InZone(DateTimeZoneProviders.Tzdb[zone]).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
