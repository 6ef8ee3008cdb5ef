using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>Checks the chain from its beginning: every link's hash, every sequence number, every fact, and every head that was signed or given to a witness.</summary>
public sealed class AuditChain
{
    internal static readonly byte[] Genesis = new byte[32];

    private readonly Database _database;
    private readonly ICommitter _committer;
    private readonly HeadSigner _signer;
    private readonly Witnesses _witnesses;
    private readonly IClock _clock;

    internal AuditChain(Database database, ICommitter committer, HeadSigner signer, Witnesses witnesses, IClock clock) =>
        (_database, _committer, _signer, _witnesses, _clock) = (database, committer, signer, witnesses, clock);

    /// <param name="shown">Heads that a witness brought, besides those that the configured witnesses show by themselves.</param>
    public async Task<ChainReport> Verify(IEnumerable<KeptHead>? shown = null, CancellationToken cancellation = default)
    {
        await using var db = _database.OpenForReading(Tenancy.OfSystem());
        var own = await db.Set<HeadRow>().Select(row => new KeptHead($"row {row.Size} of the stored heads", row.Text)).ToListAsync(cancellation);
        var witnessed = _witnesses.All.SelectMany(witness => witness.Kept()).Concat(shown ?? []).ToList();
        var problem = await FirstProblem(db, [.. own, .. witnessed], cancellation);
        var head = await db.Set<AuditLink>().OrderByDescending(link => link.Sequence).FirstOrDefaultAsync(cancellation);
        var waiting = await db.Set<PendingFact>().CountAsync(cancellation);
        return new(head?.Sequence ?? 0, Convert.ToHexStringLower(head?.Hash ?? Genesis), waiting, own.Count + witnessed.Count, witnessed.Count, problem);
    }

    /// <summary>Verifies, and keeps what was found for those who ask when the last check was.</summary>
    public async Task<ChainReport> VerifyAndKeep(IEnumerable<KeptHead>? shown = null, CancellationToken cancellation = default)
    {
        var report = await Verify(shown, cancellation);
        var row = new ChainCheckRow
        {
            Id = NewId.Of<ChainCheckId>(), At = _clock.GetCurrentInstant(), Facts = report.Facts, Heads = report.Heads, Witnessed = report.Witnessed, Problem = report.Problem,
        };
        await _committer.Commit(Tenancy.OfSystem(), async db =>
        {
            db.Add(row);
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);
        return report;
    }

    private async Task<string?> FirstProblem(ConfrereContext db, List<KeptHead> kept, CancellationToken cancellation)
    {
        var heads = kept.ConvertAll(head => _signer.Read(head.Text));
        var linked =
            from link in db.Set<AuditLink>()
            join fact in db.Set<AuditFact>() on link.FactId equals fact.Id into facts
            from fact in facts.DefaultIfEmpty()
            orderby link.Sequence
            select new { link, fact };
        var check = new ChainCheck([.. heads.OfType<SignedHead>()]);
        await foreach (var row in linked.AsAsyncEnumerable().WithCancellation(cancellation))
            if (check.Next(row.link, row.fact) is { } problem) return problem;
        return check.End() ?? FirstUnsigned(kept, heads) ?? await FirstUnlinked(db, check.Size, cancellation);
    }

    private static string? FirstUnsigned(List<KeptHead> kept, List<SignedHead?> heads) =>
        heads.IndexOf(null) is >= 0 and var at ? $"The head in {kept[at].Place} was not signed with this house's audit key, or it was altered." : null;

    private static async Task<string?> FirstUnlinked(ConfrereContext db, long size, CancellationToken cancellation)
    {
        var stray = await db.Set<AuditFact>()
            .Where(fact => !db.Set<AuditLink>().Any(link => link.FactId == fact.Id) && !db.Set<PendingFact>().Any(pending => pending.FactId == fact.Id))
            .Select(fact => fact.Action).FirstOrDefaultAsync(cancellation);
        return stray is null ? null : $"After sequence {size}: a fact ({stray}) stands outside the chain; it is neither linked nor waiting to be.";
    }
}
