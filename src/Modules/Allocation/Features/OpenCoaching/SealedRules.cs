using System.Collections.Concurrent;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.OpenCoaching;

/// <summary>The rules of sealed lists, read once each: a list is written once, so its rule never changes.</summary>
internal sealed class SealedRules
{
    private readonly ConcurrentDictionary<ProgrammeId, AllocationRule> _rules = new();

    private static readonly RowLookup<SealedList> OfProgramme = new(nameof(SealedList.Programme));

    /// <returns>Null while nothing is sealed.</returns>
    public async Task<AllocationRule?> Of(ProgrammeId programme, ConfrereContext db)
    {
        if (_rules.TryGetValue(programme, out var known)) return known;
        return await OfProgramme.OneIn(db, programme) is { } list ? _rules.GetOrAdd(programme, AllocationRule.FromCanonical(list.Rule)) : null;
    }
}
