using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.OpenSeed;

/// <summary>With the seed open the next allocation could be foretold, so nobody can consent any more: the transaction that would let them in fails.</summary>
internal sealed class NobodyAfterTheOpening : IHandle<ParticipantConsented>
{
    public async Task Handle(ParticipantConsented occurred, UnitOfWork work)
    {
        if (await work.Set<SealedList>().AnyAsync(row => row.Programme == occurred.Programme && row.OpenedAt != null))
            throw new InvalidOperationException($"The seed of programme {occurred.Programme} is open; nobody can enrol in it any more.");
    }
}
