using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>That somebody was allocated, and never to what; or started, where nothing is drawn.</summary>
internal sealed class AllocationEvents(Reader reader, IProgrammes programmes) : IParticipantEvents
{
    public async Task<IReadOnlyList<ParticipantEvent>> Of(Participant participant) =>
        await reader.Query<AllocatedParticipant>().Where(row => row.Programme == participant.Programme && row.Participant == participant.Code)
            .Select(row => row.AllocatedAt).ToListAsync() is [var at]
            ? [new(at, await programmes.Find(participant.Programme) is { Protocol.IsRandomised: false } ? "Started" : "Allocated")] : [];
}
