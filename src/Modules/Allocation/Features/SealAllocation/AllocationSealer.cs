using System.Security.Cryptography;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SealAllocation;

/// <summary>Makes the seed of the custodians' shares when enrolment opens, before anybody can consent, and publishes the commitment to it. A demonstration may do without custodians; its seed is drawn here.</summary>
internal sealed class AllocationSealer(IProgrammes programmes, SeedVault vault) : IHandle<EnrolmentOpened>
{
    public async Task Handle(EnrolmentOpened occurred, UnitOfWork work)
    {
        var programme = await programmes.Find(occurred.Programme) ?? throw new InvalidOperationException($"The programme {occurred.Programme} is not known here.");
        if (!programme.Protocol.IsRandomised) return;
        var ruling = AllocationRule.Of(programme.Protocol);
        var rule = ruling.Canonical();
        var shares = await work.Set<CustodianShare>().AsNoTracking().Where(row => row.Programme == programme.Id).OrderBy(row => row.Number).ToListAsync();
        var seed = shares.Count == Custody.Custodians ? Custody.Seed(vault.Open(shares[0]), vault.Open(shares[1]), programme.Id) : RandomNumberGenerator.GetBytes(Custody.ShareBytes);
        var commitment = Commitments.OfList(seed, programme.Id, rule);
        work.Set<SealedList>().Add(new()
        {
            Programme = programme.Id, Seed = vault.Close(seed, programme.Id), Rule = rule, Commitment = commitment, SealedAt = work.Now,
        });
        work.Set<StratumCursor>().AddRange(ruling.Strata().Select(stratum => new StratumCursor { Programme = programme.Id, Stratum = stratum }));
        // The rule stays out of the fact: block sizes are secret until the end. The commitment covers it.
        work.Record("AllocationListSealed", $"programme/{programme.Id}", new
        {
            commitment, stream = AllocationStream.Name, shares = shares.Select(share => share.Commitment).ToArray(),
        });
        CryptographicOperations.ZeroMemory(seed);
    }
}
