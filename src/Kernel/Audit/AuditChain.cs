using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Audit;

/// <summary>Checks the chain from its beginning: every link's hash, every sequence number, every fact.</summary>
public sealed class AuditChain(Database database)
{
    internal static readonly byte[] Genesis = new byte[32];

    public async Task<ChainReport> Verify(CancellationToken cancellation = default)
    {
        var tenancy = new Tenancy();
        tenancy.EnterAsSystem();
        await using var db = database.OpenForReading(tenancy);
        var problem = await FirstProblem(db, cancellation);
        var head = await db.Set<AuditLink>().OrderByDescending(link => link.Sequence).FirstOrDefaultAsync(cancellation);
        return new(head?.Sequence ?? 0, Convert.ToHexStringLower(head?.Hash ?? Genesis), await db.Set<PendingFact>().CountAsync(cancellation), problem);
    }

    private static async Task<string?> FirstProblem(ConfrereContext db, CancellationToken cancellation)
    {
        var linked =
            from link in db.Set<AuditLink>()
            join fact in db.Set<AuditFact>() on link.FactId equals fact.Id into facts
            from fact in facts.DefaultIfEmpty()
            orderby link.Sequence
            select new { link, fact };
        var (expected, hash) = (1L, Genesis);
        await foreach (var row in linked.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.link.Sequence != expected) return $"Sequence {expected}: the link is missing; the next one present is {row.link.Sequence}.";
            if (row.fact is null) return $"Sequence {expected}: its fact is missing.";
            hash = row.fact.LinkedTo(hash, expected);
            if (!hash.AsSpan().SequenceEqual(row.link.Hash)) return $"Sequence {expected}: the fact or its link was altered.";
            expected++;
        }
        return await FirstUnlinked(db, cancellation);
    }

    private static async Task<string?> FirstUnlinked(ConfrereContext db, CancellationToken cancellation)
    {
        var stray = await db.Set<AuditFact>()
            .Where(fact => !db.Set<AuditLink>().Any(link => link.FactId == fact.Id) && !db.Set<PendingFact>().Any(pending => pending.FactId == fact.Id))
            .Select(fact => fact.Action).FirstOrDefaultAsync(cancellation);
        return stray is null ? null : $"A fact ({stray}) stands outside the chain: it is neither linked nor waiting to be.";
    }
}
