using Confrere.Allocation.Data;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>How far a reader may tell the arms apart in the flow.</summary>
internal enum ArmsShown { Together, AsLetters, ByName, OneArm }

/// <summary>
/// Whether the arms are shown: by name to everybody once the seed is opened, to analysts once the arms were opened for the locked analysis,
/// before that as letters to them; to everybody else together, because a number that moves when somebody is allocated tells who got what. Where nothing is drawn there is one arm
/// and nothing to hide.
/// </summary>
internal sealed class FlowSight(Reader reader, IProgrammes programmes)
{
    public async Task<ArmsShown> Of(ProgrammeId programme, Func<string, bool> isInRole)
    {
        if (await programmes.Find(programme) is { Protocol.DrawsAnything: false }) return ArmsShown.OneArm;
        if (await IsOpen<SealedList>(programme) || await IsOpen<BoosterList>(programme)) return ArmsShown.ByName;
        if (!isInRole(Role.Analyst)) return ArmsShown.Together;
        return await reader.Query<ArmsOpening>().AnyAsync(row => row.Programme == programme) ? ArmsShown.ByName : ArmsShown.AsLetters;
    }

    // Both lists of a programme are opened in one act.
    private Task<bool> IsOpen<TList>(ProgrammeId programme) where TList : SealedSequence => reader.Query<TList>().AnyAsync(row => row.Programme == programme && row.OpenedAt != null);
}
