using Confrere.Allocation.Data;
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
        return new(arm.PlainWords, drawn.AllocatedAt, drawn.CoachingOpenedAt);
    }
}
