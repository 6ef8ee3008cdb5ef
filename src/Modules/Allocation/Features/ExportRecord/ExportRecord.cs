using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.StartWithoutDraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ExportRecord;

/// <summary>The record of a list whose seed is open. Before that nothing is exported: the seed with the rule would be every future allocation.</summary>
internal sealed class ExportRecord(Reader reader, IProgrammes programmes, SeedVault vault)
{
    public Task<Result<AllocationRecord>> Of(ProgrammeId programme) => Of<SealedList, AllocatedParticipant>(programme, Custody.FirstDraw);

    public Task<Result<AllocationRecord>> OfBoosters(ProgrammeId programme) => Of<BoosterList, BoosterDraw>(programme, Custody.SecondDraw);

    private async Task<Result<AllocationRecord>> Of<TList, TDrawn>(ProgrammeId programme, string use) where TList : SealedSequence where TDrawn : DrawnParticipant
    {
        if (await programmes.Find(programme) is { Protocol.DrawsAnything: false }) return new NothingIsDrawn();
        var list = await reader.Query<TList>().SingleOrDefaultAsync(row => row.Programme == programme);
        if (list is not { OpenedAt: not null }) return new SeedIsClosed();
        var shares = await reader.Query<CustodianShare>().Where(row => row.Programme == programme).OrderBy(row => row.Number).ToListAsync();
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == programme)
            .OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync();
        return new AllocationRecord(
            AllocationRecord.ThisFormat, programme.Value, list.Commitment, list.Rule, Convert.ToHexStringLower(vault.Open(list)),
            shares.ConvertAll(share => new OpenedShare(Convert.ToHexStringLower(vault.Open(share)), share.Commitment)), rows.ConvertAll(Draw), use);
    }

    private static RecordedDraw Draw(DrawnParticipant row) => new(
        row.Participant.Value, row.Stratum, row.Position, DrawnParticipant.LevelsOf(row.Levels), row.Arm.Value, row.Probability,
        Convert.ToHexStringLower(row.Salt), Commitments.OfAllocation(row.Salt, row.Recorded()));
}
