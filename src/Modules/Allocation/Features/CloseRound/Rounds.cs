using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.CloseRound;

/// <summary>How the rounds of a programme stand: those that were closed, and how many wait for the next.</summary>
internal sealed class Rounds(Reader reader)
{
    public async Task<(IReadOnlyList<DrawRound> Closed, int Waiting)> Of(ProgrammeId programme) => (
        await reader.Query<DrawRound>().Where(row => row.Programme == programme).OrderBy(row => row.Number).ToListAsync(),
        await reader.Query<WaitingDraw>().CountAsync(row => row.Programme == programme && row.DrawnAt == null && row.LeftAt == null));
}
