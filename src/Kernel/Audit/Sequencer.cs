using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Kernel.Audit;

/// <summary>
/// Links waiting facts to the chain. Writers only leave a fact; one sequencer gives them their order within seconds, so that nobody
/// queues on the chain's head.
/// </summary>
public sealed class Sequencer(IServiceScopeFactory scopes)
{
    private const int MostAtOnce = 1_000;

    /// <summary>Links everything that waits and returns how many facts that was.</summary>
    public async Task<int> LinkAll(CancellationToken cancellation = default)
    {
        var total = 0;
        for (int linked; (linked = await LinkSome(cancellation)) > 0;) total += linked;
        return total;
    }

    private async Task<int> LinkSome(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var tenancy = scope.ServiceProvider.GetRequiredService<Tenancy>();
        tenancy.EnterAsSystem();
        var linked = 0;
        await scope.ServiceProvider.GetRequiredService<ICommitter>().Commit(tenancy, async db =>
        {
            linked = await Link(db, cancellation);
            return true;
        }, cancellation);
        return linked;
    }

    private static async Task<int> Link(ConfrereContext db, CancellationToken cancellation)
    {
        var waiting = await db.Set<PendingFact>().AsNoTracking().OrderBy(pending => pending.Ordinal).Take(MostAtOnce).ToListAsync(cancellation);
        if (waiting.Count == 0) return 0;
        var ids = waiting.ConvertAll(pending => pending.FactId);
        var facts = await db.Set<AuditFact>().AsNoTracking().Where(fact => ids.Contains(fact.Id)).ToDictionaryAsync(fact => fact.Id, cancellation);
        var head = await db.Set<AuditLink>().AsNoTracking().OrderByDescending(link => link.Sequence).FirstOrDefaultAsync(cancellation);
        var (sequence, hash) = (head?.Sequence ?? 0, head?.Hash ?? AuditChain.Genesis);
        var links = new WaitingRows(db);
        foreach (var id in ids)
        {
            hash = facts[id].LinkedTo(hash, ++sequence);
            links.Insert(new AuditLink { Sequence = sequence, FactId = id, Hash = hash });
        }
        await links.Store();
        var ordinals = waiting.ConvertAll(pending => pending.Ordinal);
        await db.Set<PendingFact>().Where(pending => ordinals.Contains(pending.Ordinal)).ExecuteDeleteAsync(cancellation);
        return waiting.Count;
    }
}
