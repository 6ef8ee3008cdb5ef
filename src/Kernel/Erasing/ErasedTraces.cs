using System.Text.Json;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Kernel.Erasing;

/// <summary>
/// After values were erased, overwrites what they left behind: copies outside the database, then the database's own files. States that it did
/// so, with the number of erasures so far, so that a later erasure is known by its number and not by a clock.
/// </summary>
public sealed class ErasedTraces
{
    public const string Fact = "TracesOverwritten";

    private readonly Database _database;
    private readonly DatabaseFiles _files;
    private readonly IServiceScopeFactory _scopes;
    private readonly List<string> _erasing;

    internal ErasedTraces(Database database, DatabaseFiles files, IServiceScopeFactory scopes, IEnumerable<ErasingFact> erasing) =>
        (_database, _files, _scopes, _erasing) = (database, files, scopes, [.. erasing.Select(fact => fact.Action)]);

    /// <param name="notAgainBefore">Where traces were overwritten since this instant, the next time is waited for; null waits for nothing.</param>
    /// <returns>False when nothing was erased since the last time.</returns>
    public async Task<bool> Overwrite(Instant? notAgainBefore = null, CancellationToken cancellation = default)
    {
        var due = await Due(notAgainBefore, cancellation);
        if (due.Count == 0) return false;
        await using (var scope = Scope(tenancy => tenancy.EnterAsSystem()))
            foreach (var place in scope.ServiceProvider.GetServices<IErasedElsewhere>()) await place.Wipe(cancellation);
        await _files.Rewrite(cancellation);
        foreach (var (institution, erasures) in due)
        {
            await using var scope = Scope(tenancy => tenancy.Enter(institution));
            await scope.ServiceProvider.GetRequiredService<Writer>().Write(work =>
            {
                work.Record(Fact, $"institution/{institution}", new { erasures });
                return Task.CompletedTask;
            }, CancellationToken.None);
        }
        return true;
    }

    /// <returns>The institutions in which something was erased, with the number of all erasures there so far.</returns>
    private async Task<List<(InstitutionId Institution, int Erasures)>> Due(Instant? notAgainBefore, CancellationToken cancellation)
    {
        await using var db = _database.OpenForReading(Tenancy.OfSystem());
        var counts = await db.Set<AuditFact>().Where(fact => _erasing.Contains(fact.Action))
            .GroupBy(fact => fact.InstitutionId).Select(group => new { Institution = group.Key, Erasures = group.Count() }).ToListAsync(cancellation);
        if (counts.Count == 0) return [];
        var done = await db.Set<AuditFact>().Where(fact => fact.Action == Fact).Select(fact => new { fact.InstitutionId, fact.OccurredAt, fact.Details }).ToListAsync(cancellation);
        if (notAgainBefore is { } soon && done.Exists(fact => fact.OccurredAt > soon)) return [];
        return [.. counts.Where(count => count.Erasures > done.Where(fact => fact.InstitutionId == count.Institution).Select(fact => Erasures(fact.Details)).DefaultIfEmpty().Max())
            .Select(count => (count.Institution, count.Erasures))];
    }

    private static int Erasures(string details)
    {
        using var parsed = JsonDocument.Parse(details);
        return parsed.RootElement.GetProperty("erasures").GetInt32();
    }

    private AsyncServiceScope Scope(Action<Tenancy> enter)
    {
        var scope = _scopes.CreateAsyncScope();
        enter(scope.ServiceProvider.GetRequiredService<Tenancy>());
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
        return scope;
    }
}
