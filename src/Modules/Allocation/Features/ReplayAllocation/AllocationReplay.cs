using System.Security.Cryptography;
using System.Text.Json;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ReplayAllocation;

internal sealed class AllocationReplay(Reader reader, SeedVault vault, AuditLog log) : IAllocationReplay
{
    public async Task<AllocationReplayReport> Verify(ProgrammeId programme)
    {
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme)
            .OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync();
        var list = await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (list is null) return new(programme, rows.Count, null, rows.Count == 0 ? null : $"{rows.Count} participants are allocated, and the sealed list is missing.");
        return new(programme, rows.Count, list.Commitment, await FactProblem(programme, rows) ?? Problem(list, rows) ?? await CursorProblem(programme, rows));
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

    /// <summary>Every allocation that the log states is stored as stated, and none is stored that it does not state.</summary>
    private async Task<string?> FactProblem(ProgrammeId programme, List<AllocatedParticipant> rows)
    {
        var unstated = rows.ToDictionary(row => row.Participant.Value);
        await foreach (var fact in log.All(AllocateParticipant.AllocateParticipant.Fact))
        {
            using var details = JsonDocument.Parse(fact.Details);
            if (details.RootElement.GetProperty("programme").GetGuid() != programme.Value) continue;
            var place = fact.Sequence == 0 ? "A fact that waits to be linked" : $"Sequence {fact.Sequence}";
            var participant = fact.Subject["participant/".Length..];
            if (!unstated.Remove(participant, out var row)) return $"{place}: the allocation of participant {participant} is missing from the list.";
            if (Commitments.OfAllocation(row.Salt, row.Stratum, row.Position, row.Arm) != details.RootElement.GetProperty("allocation").GetString())
                return $"{place}: the stored allocation of participant {participant} is not the one that was committed to.";
        }
        return unstated.Values.OrderBy(row => row.Stratum, StringComparer.Ordinal).ThenBy(row => row.Position).FirstOrDefault() is { } stray
            ? $"Participant {stray.Participant} stands in the list, and no fact states the allocation." : null;
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
