using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Audit;

/// <summary>Checks the chain from its beginning: every link's hash, every sequence number, every fact, and every head that was signed or given to a witness.</summary>
public sealed class AuditChain
{
    internal static readonly byte[] Genesis = new byte[32];

    private readonly Database _database;
    private readonly HeadSigner _signer;
    private readonly Witnesses _witnesses;

    internal AuditChain(Database database, HeadSigner signer, Witnesses witnesses) => (_database, _signer, _witnesses) = (database, signer, witnesses);

    public async Task<ChainReport> Verify(CancellationToken cancellation = default)
    {
        var tenancy = new Tenancy();
        tenancy.EnterAsSystem();
        await using var db = _database.OpenForReading(tenancy);
        var problem = await FirstProblem(db, cancellation);
        var head = await db.Set<AuditLink>().OrderByDescending(link => link.Sequence).FirstOrDefaultAsync(cancellation);
        return new(head?.Sequence ?? 0, Convert.ToHexStringLower(head?.Hash ?? Genesis), await db.Set<PendingFact>().CountAsync(cancellation), problem);
    }

    private async Task<string?> FirstProblem(ConfrereContext db, CancellationToken cancellation)
    {
        var texts = (await db.Set<HeadRow>().Select(row => row.Text).ToListAsync(cancellation)).Concat(_witnesses.All.SelectMany(witness => witness.Kept())).ToList();
        var heads = texts.ConvertAll(_signer.Read);
        var linked =
            from link in db.Set<AuditLink>()
            join fact in db.Set<AuditFact>() on link.FactId equals fact.Id into facts
            from fact in facts.DefaultIfEmpty()
            orderby link.Sequence
            select new { link, fact };
        var check = new ChainCheck([.. heads.OfType<SignedHead>()]);
        await foreach (var row in linked.AsAsyncEnumerable().WithCancellation(cancellation))
            if (check.Next(row.link, row.fact) is { } problem) return problem;
        return check.End() ?? (heads.Contains(null) ? "A stored or witnessed head was not signed by this house." : await FirstUnlinked(db, cancellation));
    }

    private static async Task<string?> FirstUnlinked(ConfrereContext db, CancellationToken cancellation)
    {
        var stray = await db.Set<AuditFact>()
            .Where(fact => !db.Set<AuditLink>().Any(link => link.FactId == fact.Id) && !db.Set<PendingFact>().Any(pending => pending.FactId == fact.Id))
            .Select(fact => fact.Action).FirstOrDefaultAsync(cancellation);
        return stray is null ? null : $"A fact ({stray}) stands outside the chain: it is neither linked nor waiting to be.";
    }
}
