using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SealAllocation;

internal sealed class AllocationSeals(Reader reader) : IAllocationSeals
{
    public async Task<AllocationSeal?> Of(ProgrammeId programme) =>
        await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == programme) is { } list
            ? new(list.Commitment, AllocationRule.FromCanonical(list.Rule).Stream, list.SealedAt)
            : null;
}
