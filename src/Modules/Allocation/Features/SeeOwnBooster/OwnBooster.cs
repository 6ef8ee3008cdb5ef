using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SeeOwnBooster;

/// <summary>When one participant's further sessions come, in the protocol's plain words, for their own eyes.</summary>
internal sealed class OwnBooster(Reader reader, IProgrammes programmes)
{
    /// <returns>Null before the second draw, and where boosters are not drawn.</returns>
    public async Task<DrawnBooster?> Of(Participant participant)
    {
        var drawn = await reader.Query<BoosterDraw>().SingleOrDefaultAsync(row => row.Programme == participant.Programme && row.Participant == participant.Code);
        if (drawn is null || await programmes.Followed(participant) is not { Protocol.Boosters: { } boosters }) return null;
        return new(boosters.Arms.Single(arm => arm.Code == drawn.Arm).PlainWords, drawn.AllocatedAt, drawn.CoachingOpenedAt);
    }
}
