using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Audit;

/// <summary>The institution's facts in the order of the chain, newest first, for those whose role is to read them. Scoped.</summary>
public sealed class AuditLog(Reader reader)
{
    public const int PageSize = 100;

    /// <param name="before">Facts with a smaller sequence number than this; null starts at the newest.</param>
    /// <param name="action">Only facts of this action; null for all.</param>
    public async Task<IReadOnlyList<LoggedFact>> Newest(long? before = null, string? action = null, CancellationToken cancellation = default)
    {
        var query =
            from link in reader.Query<AuditLink>()
            join fact in reader.Query<AuditFact>() on link.FactId equals fact.Id
            where (before == null || link.Sequence < before) && (action == null || fact.Action == action)
            orderby link.Sequence descending
            select new LoggedFact(link.Sequence, fact.OccurredAt, fact.Actor, fact.Action, fact.Subject, fact.Details, fact.Reason, fact.Before, fact.After);
        return await query.Take(PageSize).ToListAsync(cancellation);
    }

    /// <summary>What one action did to one subject, in the order in which it happened.</summary>
    public async Task<IReadOnlyList<LoggedFact>> Of(string subject, string action) =>
        await (from fact in reader.Query<AuditFact>()
               join link in reader.Query<AuditLink>() on fact.Id equals link.FactId into links
               from link in links.DefaultIfEmpty()
               where fact.Subject == subject && fact.Action == action
               orderby fact.OccurredAt
               select new LoggedFact(link == null ? 0 : link.Sequence, fact.OccurredAt, fact.Actor, fact.Action, fact.Subject, fact.Details, fact.Reason, fact.Before, fact.After)).ToListAsync();

    /// <summary>Every fact of an action (null: of all) in the order of the chain; those that wait to be linked come last, with the sequence number 0.</summary>
    public IAsyncEnumerable<LoggedFact> All(string? action = null) =>
        (from fact in reader.Query<AuditFact>()
         join link in reader.Query<AuditLink>() on fact.Id equals link.FactId into links
         from link in links.DefaultIfEmpty()
         where action == null || fact.Action == action
         orderby link == null ? long.MaxValue : link.Sequence
         select new LoggedFact(link == null ? 0 : link.Sequence, fact.OccurredAt, fact.Actor, fact.Action, fact.Subject, fact.Details, fact.Reason, fact.Before, fact.After)).AsAsyncEnumerable();

    /// <summary>The last place of the chain, of all institutions; 0 while nothing is linked. While it stands still, nothing that leaves a fact has changed.</summary>
    public async Task<long> Last(CancellationToken cancellation = default) => await reader.Query<AuditLink>().MaxAsync(link => (long?)link.Sequence, cancellation) ?? 0;

    public async Task<IReadOnlyList<string>> Actions(CancellationToken cancellation = default) =>
        await reader.Query<AuditFact>().Select(fact => fact.Action).Distinct().OrderBy(action => action).ToListAsync(cancellation);
}
