using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SealAllocation;

internal sealed class AllocationSeals(Reader reader, SeedVault vault) : IAllocationSeals
{
    public Task<AllocationSeal?> Of(ProgrammeId programme) => Of<SealedList>(programme);

    public Task<AllocationSeal?> OfBoosters(ProgrammeId programme) => Of<BoosterList>(programme);

    private async Task<AllocationSeal?> Of<TList>(ProgrammeId programme) where TList : SealedSequence
    {
        if (await reader.Query<TList>().SingleOrDefaultAsync(row => row.Programme == programme) is not { } list) return null;
        var shares = await reader.Query<CustodianShare>().Where(row => row.Programme == programme).OrderBy(row => row.Number).Select(row => row.Commitment).ToListAsync();
        return new(
            list.Commitment, AllocationRule.FromCanonical(list.Rule).Stream, list.SealedAt, shares, list.OpenedAt,
            list.OpenedAt is null ? null : Convert.ToHexStringLower(vault.Open(list)));
    }
}
