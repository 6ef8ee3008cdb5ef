using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
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

    private async Task<IReadOnlyDictionary<ParticipantCode, char>> OneGroup(ProgrammeId programme) =>
        await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).ToDictionaryAsync(row => row.Participant, _ => 'A');

    private async Task<IReadOnlyDictionary<ParticipantCode, char>> Letters<TList, TDrawn>(ProgrammeId programme) where TList : SealedSequence where TDrawn : DrawnParticipant
    {
        var list = await reader.Query<TList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (list is null) return new Dictionary<ParticipantCode, char>();
        var letters = vault.Sequence(list).Letters();
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Arm }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => letters[row.Arm]);
    }

    private async Task<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>> Levels<TDrawn>(ProgrammeId programme) where TDrawn : DrawnParticipant
    {
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Levels }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => DrawnParticipant.LevelsOf(row.Levels));
    }
}
