using System.Globalization;
using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>What a participant reads while they wait to be drawn: with the day that was promised, or until their round is closed.</summary>
internal sealed class WaitingOnTimeline(Reader reader, IProgrammes programmes) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var row = await reader.Query<WaitingDraw>().SingleOrDefaultAsync(row => row.Programme == participant.Programme && row.Participant == participant.Code);
        if (row is { DrawnAt: null, LeftAt: null } && await programmes.Find(participant.Programme) is { Protocol: { IsInRounds: true } protocol })
            return [new(row.Since, protocol.Randomisation.Places is null ? "You wait for the draw" : "You have applied", OfRound(protocol.Randomisation), TimelineState.Past)];
        return row is { DrawnAt: null, LeftAt: null } ? [new(row.Since, "Your start will be drawn", Words(row.PromisedBy, participant.ZoneId), TimelineState.Next)] : [];
    }

    private static string OfRound(Randomisation draw) => draw.Places is { } places
        ? $"Your first survey is in, so you are among those who have applied for this round. The programme's office closes the round; if more have applied than there are places ({places}), a lottery "
            + "among all of them decides at that moment who has a place now, and the others have theirs in the next round. We write to you then, and you read the result here. Nobody knows it before."
        : "Your first survey is in. The programme's office closes the round, and everybody of a round is drawn at that moment. We write to you then, and you read the result here. Nobody knows it before.";

    private static string Words(Instant? promised, string zone) => "Your first survey is in. Your start is drawn as soon as the coaches have enough free hours for everybody who may begin at once, "
        + (promised is { } by ? $"by {Day(by, zone)} at the latest." : "and a day will stand here once one can be promised.");

    private static string Day(Instant by, string zone) => by.InZone(DateTimeZoneProviders.Tzdb[zone]).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
