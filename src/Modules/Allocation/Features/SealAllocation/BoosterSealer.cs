using System.Security.Cryptography;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SealAllocation;

/// <summary>
/// Seals the second draw with the first, before anybody can consent. Its seed follows from the same custodians' shares and is another one:
/// whoever knew the one could not tell the other.
/// </summary>
internal sealed class BoosterSealer(IProgrammes programmes, SeedVault vault) : IHandle<EnrolmentOpened>
{
    public const string Fact = "BoosterListSealed";

    public async Task Handle(EnrolmentOpened occurred, UnitOfWork work)
    {
        var programme = await programmes.Find(occurred.Programme) ?? throw new InvalidOperationException($"The programme {occurred.Programme} is not known here.");
        if (AllocationRule.OfBoosters(programme.Protocol) is not { } ruling) return;
        var rule = ruling.Canonical();
        var shares = await work.Set<CustodianShare>().AsNoTracking().Where(row => row.Programme == programme.Id).OrderBy(row => row.Number).ToListAsync();
        var seed = shares.Count == Custody.Custodians
            ? Custody.Seed(vault.Open(shares[0]), vault.Open(shares[1]), programme.Id, Custody.SecondDraw) : RandomNumberGenerator.GetBytes(Custody.ShareBytes);
        var (commitment, afterVisit) = (Commitments.OfList(seed, programme.Id, rule), programme.Protocol.Boosters!.AfterVisit);
        work.Set<BoosterList>().Add(new()
        {
            Programme = programme.Id, Seed = vault.CloseBoosters(seed, programme.Id), Rule = rule, Commitment = commitment, SealedAt = work.Now, AfterVisit = afterVisit,
        });
        work.Set<BoosterCursor>().AddRange(ruling.Strata().Select(stratum => new BoosterCursor { Programme = programme.Id, Stratum = stratum }));
        work.Record(Fact, $"programme/{programme.Id}", new
        {
            commitment, stream = AllocationStream.Name, shares = shares.Select(share => share.Commitment).ToArray(), afterVisit,
        });
        CryptographicOperations.ZeroMemory(seed);
    }
}
