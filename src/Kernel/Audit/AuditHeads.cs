using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Audit;

/// <summary>What there is to see of heads, witnesses and checks. The chain is one for the whole house; none of it says anything of an institution.</summary>
public sealed class AuditHeads
{
    private const int Newest = 24;

    private readonly Database _database;
    private readonly HeadSigner _signer;
    private readonly Witnesses _witnesses;

    internal AuditHeads(Database database, HeadSigner signer, Witnesses witnesses) => (_database, _signer, _witnesses) = (database, signer, witnesses);

    /// <summary>The signed heads' texts, newest first.</summary>
    public async Task<IReadOnlyList<SignedHead>> Signed()
    {
        await using var db = _database.OpenForReading(Tenancy.OfSystem());
        var rows = await db.Set<HeadRow>().OrderByDescending(row => row.Size).Take(Newest).ToListAsync();
        return [.. rows.Select(row => _signer.Read(row.Text)).OfType<SignedHead>()];
    }

    public async Task<IReadOnlyList<WitnessState>> Witnessed()
    {
        await using var db = _database.OpenForReading(Tenancy.OfSystem());
        var receipts = await db.Set<HeadReceipt>().ToListAsync();
        return [.. _witnesses.All.Select(witness => receipts.Where(row => row.Witness == witness.Name).MaxBy(row => row.Size))
            .Zip(_witnesses.All, (last, witness) => new WitnessState(witness.Name, last?.Size, last?.GivenAt))];
    }

    /// <summary>Null before the first check.</summary>
    public async Task<PastCheck?> LastCheck()
    {
        await using var db = _database.OpenForReading(Tenancy.OfSystem());
        return await db.Set<ChainCheckRow>().OrderByDescending(row => row.At).Select(row => new PastCheck(row.At, row.Facts, row.Heads, row.Witnessed, row.Problem)).FirstOrDefaultAsync();
    }
}
