using System.Collections.Concurrent;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.OpenCoaching;

/// <summary>The rules of sealed lists, read once each: a list is written once, so its rule never changes.</summary>
internal sealed class SealedRules
{
    private readonly ConcurrentDictionary<ProgrammeId, AllocationRule> _rules = new();

    /// <returns>Null when it has not been read since the start, or there is none.</returns>
    public AllocationRule? Known(ProgrammeId programme) => _rules.GetValueOrDefault(programme);

    public AllocationRule Of(ProgrammeId programme, string canonical) => _rules.GetOrAdd(programme, _ => AllocationRule.FromCanonical(canonical));
}
