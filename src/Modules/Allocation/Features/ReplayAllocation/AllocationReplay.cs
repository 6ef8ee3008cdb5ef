using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ReplayAllocation;

internal sealed class AllocationReplay(Reader reader, SeedVault vault) : IAllocationReplay
{
    public async Task<AllocationReplayReport> Verify(ProgrammeId programme)
    {
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme)
            .OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync();
        var list = await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (list is null) return new(programme, rows.Count, null, rows.Count == 0 ? null : $"{rows.Count} participants are allocated, and the sealed list is missing.");
        return new(programme, rows.Count, list.Commitment, Problem(list, rows) ?? await CursorProblem(programme, rows));
    }

    public async Task<IReadOnlyList<AllocationReplayReport>> VerifyAll()
    {
        var programmes = await reader.Query<SealedList>().Select(row => row.Programme)
            .Union(reader.Query<AllocatedParticipant>().Select(row => row.Programme)).ToListAsync();
        var reports = new List<AllocationReplayReport>();
        foreach (var programme in programmes) reports.Add(await Verify(programme));
        return reports;
    }

    private string? Problem(SealedList list, List<AllocatedParticipant> rows)
    {
        byte[] seed;
        try { seed = vault.Open(list); }
        catch (CryptographicException) { return "The seed does not open: it or its key was altered."; }
        if (Commitments.OfList(seed, list.Programme, list.Rule) != list.Commitment) return "The seed or the rule is not the one that was committed to.";
        return new SequenceReplay(seed, AllocationRule.FromCanonical(list.Rule)).FirstDifference(rows.Select(row => row.Recorded()));
    }

    private async Task<string?> CursorProblem(ProgrammeId programme, List<AllocatedParticipant> rows)
    {
        foreach (var cursor in await reader.Query<StratumCursor>().Where(row => row.Programme == programme).ToListAsync())
        {
            var taken = rows.Count(row => row.Stratum == cursor.Stratum);
            if (cursor.NextPosition != taken) return $"Stratum {cursor.Stratum}: {cursor.NextPosition} places were taken, and {taken} allocations are stored.";
        }
        return null;
    }
}
