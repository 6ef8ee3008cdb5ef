using System.Globalization;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Allocation.Features.SeeOwnStart;

/// <summary>What was drawn for one participant, in the protocol's plain words, for their own eyes.</summary>
internal sealed class OwnStart(Reader reader, IProgrammes programmes)
{
    /// <returns>Null before the first survey is sent.</returns>
    public async Task<DrawnStart?> Of(Participant participant)
    {
        var drawn = await reader.Query<AllocatedParticipant>().SingleOrDefaultAsync(row => row.Programme == participant.Programme && row.Participant == participant.Code);
        if (drawn is null || await programmes.Followed(participant) is not { } programme) return null;
        var arm = programme.Protocol.Arms.Single(candidate => candidate.Code == drawn.Arm);
        return new(arm.PlainWords, Promise(programme.Protocol, arm, drawn, DateTimeZoneProviders.Tzdb[participant.ZoneId]), drawn.AllocatedAt, drawn.CoachingOpenedAt)
        {
            By = await By(programme.Protocol, drawn),
        };
    }

    private async Task<StartedBy> By(Protocol protocol, AllocatedParticipant drawn)
    {
        if (!protocol.IsRandomised) return StartedBy.NoDraw;
        if (LotteryRound.NumberOf(drawn.Stratum) is not { } number) return StartedBy.SealedList;
        return await reader.Query<DrawRound>().AnyAsync(row => row.Programme == drawn.Programme && row.Number == number && row.IsDrawn) ? StartedBy.Lottery : StartedBy.PlacesForAll;
    }

    private static string Promise(Protocol protocol, Arm arm, AllocatedParticipant drawn, DateTimeZone zone)
    {
        if (protocol.Coaches.StartWithinDays is not { } days) return "";
        if (drawn.CoachingOpenedAt is { } opened) return $"You can have your first session by {Day(opened.InZone(zone).Date.PlusDays(days))}.";
        var awaited = protocol.Visits.Single(visit => visit.Code == arm.StartsAfterVisit);
        var latest = drawn.AllocatedAt.InZone(zone).Date.PlusDays(awaited.LastDay + 1);
        return $"Your coaching opens on {Day(latest)} at the latest, and you can have your first session within {days} days of its opening.";
    }

    private static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
