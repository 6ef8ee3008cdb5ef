using System.Collections.Concurrent;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.DrawBooster;

/// <summary>The sealed rule of each programme's second draw, read once: a list is written once, before anybody answers anything.</summary>
internal sealed class SealedBoosters
{
    private readonly ConcurrentDictionary<ProgrammeId, SealedBooster?> _lists = new();

    /// <returns>Null where boosters are not drawn.</returns>
    public async Task<SealedBooster?> Of(ProgrammeId programme, ConfrereContext db)
    {
        if (_lists.TryGetValue(programme, out var known)) return known;
        var row = await db.Set<BoosterList>().AsNoTracking().Where(row => row.Programme == programme).Select(row => new { row.AfterVisit, row.Rule }).SingleOrDefaultAsync();
        return _lists.GetOrAdd(programme, row is null ? null : new SealedBooster(row.AfterVisit, AllocationRule.FromCanonical(row.Rule)));
    }
}
