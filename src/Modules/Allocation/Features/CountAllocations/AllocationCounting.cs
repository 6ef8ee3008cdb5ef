using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.CountAllocations;

internal sealed class AllocationCounting(Reader reader) : IAllocationCounts
{
    public async Task<AllocationCounts> Of(ProgrammeId programme)
    {
        var starts = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme)
            .Select(row => new { row.AllocatedAt, row.CoachingOpenedAt }).ToListAsync();
        var waiting = starts.Count(row => row.CoachingOpenedAt is null);
        var atOnce = starts.Count(row => row.CoachingOpenedAt == row.AllocatedAt);
        return new(starts.Count, atOnce, waiting, starts.Count - waiting - atOnce);
    }
}
