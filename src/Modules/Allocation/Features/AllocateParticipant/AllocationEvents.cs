using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>That somebody was allocated, and never to what.</summary>
internal sealed class AllocationEvents(Reader reader) : IParticipantEvents
{
    public async Task<IReadOnlyList<ParticipantEvent>> Of(Participant participant) =>
        await reader.Query<AllocatedParticipant>().Where(row => row.Programme == participant.Programme && row.Participant == participant.Code)
            .Select(row => row.AllocatedAt).ToListAsync() is [var at] ? [new(at, "Allocated")] : [];
}
