using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Allocation.Features.UnblindArms;

internal sealed class Unblinding(SeedVault vault) : IUnblinding
{
    public const string Fact = "ArmsOpened";

    public Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work) => Open(programme, Draw.First, reason, work);

    public async Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, Draw draw, string reason, UnitOfWork work)
    {
        var arms = draw == Draw.Booster ? await Arms<BoosterDraw>(programme, work) : await Arms<AllocatedParticipant>(programme, work);
        if (await FirstOpened(programme, work) is null) work.Db.Add(new ArmsOpening { Programme = programme, OpenedAt = work.Now });
        work.Record(Fact, $"programme/{programme}", new { participants = arms.Count }, reason);
        return arms;
    }

    private static Task<Dictionary<ParticipantCode, ArmCode>> Arms<TDrawn>(ProgrammeId programme, UnitOfWork work) where TDrawn : DrawnParticipant =>
        work.Set<TDrawn>().AsNoTracking().Where(row => row.Programme == programme).ToDictionaryAsync(row => row.Participant, row => row.Arm);

    public Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks(ProgrammeId programme, UnitOfWork work) => Blocks(programme, Draw.First, work);

    public async Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks(ProgrammeId programme, Draw draw, UnitOfWork work)
    {
        await RequireThatArmsAreOpen(programme, work);
        return draw == Draw.Booster ? await Blocks<BoosterList, BoosterDraw>(programme, work) : await Blocks<SealedList, AllocatedParticipant>(programme, work);
    }

    public async Task<MinimisedList?> Minimised(ProgrammeId programme, Draw draw, UnitOfWork work)
    {
        await RequireThatArmsAreOpen(programme, work);
        return draw == Draw.Booster ? await Minimised<BoosterList, BoosterDraw>(programme, work) : await Minimised<SealedList, AllocatedParticipant>(programme, work);
    }

    private static async Task<MinimisedList?> Minimised<TList, TDrawn>(ProgrammeId programme, UnitOfWork work) where TList : SealedSequence where TDrawn : DrawnParticipant
    {
        if (await work.Set<TList>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme) is not { } list || AllocationRule.FromCanonical(list.Rule).Method != AllocationRule.Minimised) return null;
        var rows = await work.Set<TDrawn>().AsNoTracking().Where(row => row.Programme == programme).OrderBy(row => row.Position).Select(row => new { row.Participant, row.Levels }).ToListAsync();
        return new(list.Rule, [.. rows.Select(row => new MinimisedDraw(row.Participant.Value, DrawnParticipant.LevelsOf(row.Levels)))]);
    }

    // Opened in this very unit of work counts: it is stored with it or not at all.
    private async Task RequireThatArmsAreOpen(ProgrammeId programme, UnitOfWork work)
    {
        var isBeingOpened = work.Db.ChangeTracker.Entries<ArmsOpening>().Any(entry => entry.Entity.Programme == programme);
        if (!isBeingOpened && await FirstOpened(programme, work) is null) throw new InvalidOperationException("The list is told once the arms are open, and not before.");
    }

    private async Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks<TList, TDrawn>(ProgrammeId programme, UnitOfWork work) where TList : SealedSequence where TDrawn : DrawnParticipant
    {
        if (await work.Set<TList>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme) is not { } list) return null;
        var method = AllocationRule.FromCanonical(list.Rule).Method;
        if (method is not (AllocationRule.PermutedBlocks or AllocationRule.Lottery)) return null;
        var rows = await work.Set<TDrawn>().AsNoTracking().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Stratum, row.Position }).ToListAsync();
        // As many as a round has places, whoever they are: each round is one block.
        if (method == AllocationRule.Lottery) return rows.ToDictionary(row => row.Participant, row => row.Stratum);
        var sequence = vault.Sequence(list);
        return rows.GroupBy(row => row.Stratum).SelectMany(stratum => stratum.OrderBy(row => row.Position)
            .Zip(BlockNumbers(sequence, stratum.Key), (row, block) => KeyValuePair.Create(row.Participant, $"{row.Stratum}/{block}"))).ToDictionary();
    }

    // The block of every place of a stratum, from the first.
    private static IEnumerable<long> BlockNumbers(BlockSequence sequence, string stratum)
    {
        for (var block = 0L; ; block++)
            for (var place = sequence.Block(stratum, block).Length; place > 0; place--) yield return block;
    }

    public async Task<Instant?> FirstOpened(ProgrammeId programme, UnitOfWork work) =>
        (await work.Set<ArmsOpening>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme))?.OpenedAt;
}
