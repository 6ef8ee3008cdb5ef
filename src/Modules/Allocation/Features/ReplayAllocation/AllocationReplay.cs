using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ReplayAllocation;

internal sealed class AllocationReplay(Reader reader, SeedVault vault, AuditLog log) : IAllocationReplay
{
    public async Task<AllocationReplayReport> Verify(ProgrammeId programme)
    {
        var stored = new StoredList(
            programme, await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == programme),
            await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync(),
            await reader.Query<StratumCursor>().Where(row => row.Programme == programme).OrderBy(row => row.Stratum).ToListAsync());
        var problem = new ListCheck(stored, SeedOf(stored.List), await Facts()).FirstProblem();
        return new(programme, stored.Rows.Count, stored.List?.Commitment, problem);
    }

    public async Task<IReadOnlyList<AllocationReplayReport>> VerifyAll()
    {
        var programmes = await reader.Query<SealedList>().Select(row => row.Programme)
            .Union(reader.Query<AllocatedParticipant>().Select(row => row.Programme)).ToListAsync();
        var reports = new List<AllocationReplayReport>();
        foreach (var programme in programmes) reports.Add(await Verify(programme));
        return reports;
    }

    private byte[]? SeedOf(SealedList? list)
    {
        try { return list is null ? null : vault.Open(list); }
        catch (CryptographicException) { return null; }
    }

    private async Task<List<LoggedFact>> Facts()
    {
        var facts = new List<LoggedFact>();
        foreach (var action in ListCheck.Actions)
            await foreach (var fact in log.All(action)) facts.Add(fact);
        return facts;
    }
}
