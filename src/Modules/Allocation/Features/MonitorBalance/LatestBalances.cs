using System.Collections.Concurrent;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.MonitorBalance;

/// <summary>The last balance of each programme. It follows from a sealed rule and rows that never change, so it is computed once for each step.</summary>
internal sealed class LatestBalances
{
    private readonly ConcurrentDictionary<ProgrammeId, Balance> _byProgramme = [];

    public Balance Of(ProgrammeId programme, int people, Func<Balance> compute) =>
        _byProgramme.TryGetValue(programme, out var known) && known.People == people ? known : _byProgramme[programme] = compute();
}
