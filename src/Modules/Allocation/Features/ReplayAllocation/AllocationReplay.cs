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
    public Task<AllocationReplayReport> Verify(ProgrammeId programme) => Verify<SealedList, AllocatedParticipant, StratumCursor>(programme, ListFacts.First);

    public async Task<AllocationReplayReport?> VerifyBoosters(ProgrammeId programme)
    {
        var report = await Verify<BoosterList, BoosterDraw, BoosterCursor>(programme, ListFacts.Second);
        return report is { Commitment: null, IsTrue: true } ? null : report with { IsOfBoosters = true };
    }

    public async Task<IReadOnlyList<AllocationReplayReport>> VerifyAll()
    {
        var reports = new List<AllocationReplayReport>();
        foreach (var programme in await Programmes<SealedList, AllocatedParticipant, StratumCursor>()) reports.Add(await Verify(programme));
        foreach (var programme in await Programmes<BoosterList, BoosterDraw, BoosterCursor>())
            if (await VerifyBoosters(programme) is { } second) reports.Add(second);
        return reports;
    }

    private async Task<AllocationReplayReport> Verify<TList, TDrawn, TCursor>(ProgrammeId programme, ListFacts names)
        where TList : SealedSequence where TDrawn : DrawnParticipant where TCursor : SequenceCursor
    {
        var stored = new StoredList(
            programme, await reader.Query<TList>().SingleOrDefaultAsync(row => row.Programme == programme),
            await reader.Query<TDrawn>().Where(row => row.Programme == programme).OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync(),
            await reader.Query<TCursor>().Where(row => row.Programme == programme).OrderBy(row => row.Stratum).ToListAsync())
        {
            Rounds = names == ListFacts.First ? await reader.Query<DrawRound>().Where(row => row.Programme == programme).OrderBy(row => row.Number).ToListAsync() : [],
        };
        var facts = await Facts(names);
        return names == ListFacts.First && UndrawnCheck.Opening(stored, facts) is { } opening
            ? new(programme, stored.Rows.Count, null, new UndrawnCheck(stored, opening, facts).FirstProblem()) { IsDrawn = false }
            : new(programme, stored.Rows.Count, stored.List?.Commitment, new ListCheck(stored, SeedOf(stored.List), names, facts).FirstProblem());
    }

    private Task<List<ProgrammeId>> Programmes<TList, TDrawn, TCursor>() where TList : SealedSequence where TDrawn : DrawnParticipant where TCursor : SequenceCursor =>
        reader.Query<TList>().Select(row => row.Programme).Union(reader.Query<TDrawn>().Select(row => row.Programme)).Union(reader.Query<TCursor>().Select(row => row.Programme)).ToListAsync();

    private byte[]? SeedOf(SealedSequence? list)
    {
        try { return list is null ? null : vault.Open(list); }
        catch (CryptographicException) { return null; }
    }

    private async Task<List<LoggedFact>> Facts(ListFacts names)
    {
        var facts = new List<LoggedFact>();
        foreach (var action in names.Actions)
            await foreach (var fact in log.All(action)) facts.Add(fact);
        return facts;
    }
}
