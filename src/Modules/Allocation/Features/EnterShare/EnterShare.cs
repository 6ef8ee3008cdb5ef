using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.StartWithoutDraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.EnterShare;

/// <summary>A custodian enters their share of the seed, once and before the list is sealed. Only its commitment can be read afterwards, until the seed is opened.</summary>
internal sealed class EnterShare(Writer writer, Reader reader, IProgrammes programmes, SeedVault vault)
{
    public async Task<Result<Done>> Handle(ProgrammeId programme, PersonId custodian, string? typed)
    {
        if (await programmes.Find(programme) is not { } running) return new ProgrammeIsNotHere();
        if (!running.Protocol.DrawsAnything) return new NothingIsDrawn();
        if (Custody.Read(typed) is not { } share) return new ShareIsNoSecret();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<SealedList>().AnyAsync(row => row.Programme == programme)) return new ListIsSealedAlready();
            var entered = await work.Set<CustodianShare>().AsNoTracking().Where(row => row.Programme == programme).ToListAsync();
            if (entered.Any(row => row.Custodian == custodian)) return new CustodianHasEntered();
            if (entered.Count >= Custody.Custodians) return new SharesAreComplete();
            var (number, commitment) = (entered.Count + 1, Commitments.OfShare(share, programme));
            work.Db.Add(new CustodianShare
            {
                Programme = programme, Number = number, Custodian = custodian, Share = vault.CloseShare(share, programme, number), Commitment = commitment,
                EnteredAt = work.Now,
            });
            work.Record("CustodianShareEntered", $"programme/{programme}", new { number, commitment });
            return Done.It;
        });
    }

    /// <summary>What is known of the shares: their commitments, in the order in which they were entered.</summary>
    public async Task<IReadOnlyList<EnteredShare>> Entered(ProgrammeId programme) =>
        await reader.Query<CustodianShare>().Where(row => row.Programme == programme).OrderBy(row => row.Number)
            .Select(row => new EnteredShare(row.Custodian, row.Commitment, row.EnteredAt)).ToListAsync();
}
