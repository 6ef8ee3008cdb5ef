using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.UnblindArms;

internal sealed class BlindedArms(Reader reader, IProgrammes programmes, SeedVault vault) : IBlindedArms
{
    // One arm and no seed: there is one letter.
    public async Task<IReadOnlyDictionary<ParticipantCode, char>> Of(ProgrammeId programme) =>
        await programmes.Find(programme) is { Protocol.IsRandomised: false } ? await OneGroup(programme) : await Letters<SealedList, AllocatedParticipant>(programme);

    public Task<IReadOnlyDictionary<ParticipantCode, char>> Of(ProgrammeId programme, Draw draw) =>
        draw == Draw.First ? Of(programme) : Letters<BoosterList, BoosterDraw>(programme);

    public Task<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>> Levels(ProgrammeId programme, Draw draw) =>
        draw == Draw.First ? Levels<AllocatedParticipant>(programme) : Levels<BoosterDraw>(programme);

    // Boosters are never drawn by lottery.
    public async Task<IReadOnlyDictionary<ParticipantCode, int>> Rounds(ProgrammeId programme, Draw draw)
    {
        if (draw != Draw.First || await programmes.Find(programme) is not { Protocol.Randomisation.Method: Randomisation.Lottery }) return new Dictionary<ParticipantCode, int>();
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Stratum }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => LotteryRound.NumberOf(row.Stratum)!.Value);
    }

    public async Task<IReadOnlyDictionary<ParticipantCode, string>> NotByChance(ProgrammeId programme)
    {
        var undrawn = await UndrawnRounds(programme);
        if (undrawn.Count == 0) return new Dictionary<ParticipantCode, string>();
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme && undrawn.Contains(row.Stratum)).Select(row => new { row.Participant, row.Stratum }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => $"round {LotteryRound.NumberOf(row.Stratum)} had places for all who applied, so nothing was drawn");
    }

    private async Task<IReadOnlyList<string>> UndrawnRounds(ProgrammeId programme) =>
        [.. (await reader.Query<DrawRound>().Where(row => row.Programme == programme && !row.IsDrawn).Select(row => row.Number).ToListAsync()).Select(LotteryRound.Stratum)];

    private async Task<IReadOnlyDictionary<ParticipantCode, char>> OneGroup(ProgrammeId programme) =>
        await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).ToDictionaryAsync(row => row.Participant, _ => 'A');

    private async Task<IReadOnlyDictionary<ParticipantCode, char>> Letters<TList, TDrawn>(ProgrammeId programme) where TList : SealedSequence where TDrawn : DrawnParticipant
    {
        var list = await reader.Query<TList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (list is null) return new Dictionary<ParticipantCode, char>();
        var letters = vault.Sequence(list).Letters();
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Arm, row.Stratum }).ToListAsync();
        // Everybody of a round without a draw has the same arm: their letter would tell which it is.
        var undrawn = await UndrawnRounds(programme);
        return rows.Where(row => !undrawn.Contains(row.Stratum)).ToDictionary(row => row.Participant, row => letters[row.Arm]);
    }

    private async Task<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>> Levels<TDrawn>(ProgrammeId programme) where TDrawn : DrawnParticipant
    {
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Levels }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => DrawnParticipant.LevelsOf(row.Levels));
    }
}
