using Confrere.Allocation.Data;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>How far a reader may tell the arms apart in the flow.</summary>
internal enum ArmsShown { Together, AsLetters, ByName }

/// <summary>
/// Whether the arms are shown: by name to everybody once the seed is opened, to analysts once the arms were opened for the locked analysis,
/// before that as letters to them; to everybody else together, because a number that moves when somebody is allocated tells who got what.
/// </summary>
internal sealed class FlowSight(Reader reader)
{
    public async Task<ArmsShown> Of(ProgrammeId programme, Func<string, bool> isInRole)
    {
        if (await reader.Query<SealedList>().AnyAsync(row => row.Programme == programme && row.OpenedAt != null)) return ArmsShown.ByName;
        if (!isInRole(Role.Analyst)) return ArmsShown.Together;
        return await reader.Query<ArmsOpening>().AnyAsync(row => row.Programme == programme) ? ArmsShown.ByName : ArmsShown.AsLetters;
    }
}
