using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.UnblindArms;

internal sealed class BlindedArms(Reader reader, SeedVault vault) : IBlindedArms
{
    public async Task<IReadOnlyDictionary<ParticipantCode, char>> Of(ProgrammeId programme)
    {
        var list = await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (list is null) return new Dictionary<ParticipantCode, char>();
        var letters = vault.Sequence(list).Letters();
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Arm }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => letters[row.Arm]);
    }

    public async Task<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>> Levels(ProgrammeId programme, Draw draw)
    {
        if (draw != Draw.First) return new Dictionary<ParticipantCode, IReadOnlyDictionary<string, string>>();
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Levels }).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => AllocatedParticipant.LevelsOf(row.Levels));
    }
}
