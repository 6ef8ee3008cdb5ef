using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.OpenSeed;

/// <summary>Opens the seed at the close, once the arms were opened for the analysis and nobody can be allocated any more. It cannot be undone, and ends the list.</summary>
internal sealed class OpenSeed(Writer writer, Reader reader, IProgrammes programmes, ICompletion completion, IUnblinding unblinding, IEnrolmentPeriod enrolment, SeedVault vault)
{
    public const string Fact = "AllocationSeedOpened";
    public const string BoosterFact = "BoosterSeedOpened";

    public async Task<Result<Done>> Handle(ProgrammeId programme, bool confirmed, string? reason)
    {
        if (await Refusal(programme) is { } refusal) return Result(refusal);
        if (!confirmed) return new OpeningIsNotConfirmed();
        return await writer.Write<Result<Done>>(async work =>
        {
            List<SealedSequence> lists =
            [
                .. await work.Set<SealedList>().AsTracking().Where(row => row.Programme == programme).ToListAsync(),
                .. await work.Set<BoosterList>().AsTracking().Where(row => row.Programme == programme).ToListAsync(),
            ];
            if (lists.Exists(list => list.OpenedAt is not null)) return new SeedIsOpen();
            if (await unblinding.FirstOpened(programme, work) is null) return new ArmsAreClosed();
            await enrolment.Close(programme, "The seed of the allocation was opened.", work);
            foreach (var list in lists)
            {
                list.OpenedAt = work.Now;
                work.Record(list is BoosterList ? BoosterFact : Fact, $"programme/{programme}", new { seed = Convert.ToHexStringLower(vault.Open(list)), commitment = list.Commitment }, reason?.Trim());
            }
            return Done.It;
        });
    }

    /// <summary>Why the seed cannot be opened now; null when it can.</summary>
    public async Task<Refusal?> Refusal(ProgrammeId programme)
    {
        var second = await reader.Query<BoosterList>().SingleOrDefaultAsync(row => row.Programme == programme);
        SealedSequence? first = await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (await programmes.Find(programme) is not { } running || (first ?? second) is not { } list) return new NothingIsSealed();
        if (list.OpenedAt is not null) return new SeedIsOpen();
        if (!await reader.Query<ArmsOpening>().AnyAsync(row => row.Programme == programme)) return new ArmsAreClosed();
        var visits = await completion.Of(programme);
        if (Unsent(visits, running.Protocol.Baseline.Code) is var unsent and > 0) return new SomebodyWaits(unsent);
        if (second is not null && Unsent(visits, second.AfterVisit) is var later and > 0) return new SomebodyIsDrawnLater(later);
        var waiting = await reader.Query<WaitingDraw>().CountAsync(row => row.Programme == programme && row.DrawnAt == null && row.LeftAt == null);
        return waiting > 0 ? new SomebodyIsNotDrawn(waiting) : null;
    }

    private static int Unsent(IReadOnlyList<VisitCompletion> visits, string code) => visits.SingleOrDefault(visit => visit.Visit == code) is { } visit ? visit.Open + visit.NotYetOpen : 0;

    private static Result<Done> Result(Refusal refusal) => refusal;
}
