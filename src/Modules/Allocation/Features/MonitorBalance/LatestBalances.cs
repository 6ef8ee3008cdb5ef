using System.Collections.Concurrent;
using Confrere.Allocation.Contracts;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.MonitorBalance;

/// <summary>The last balance of each draw of each programme. It follows from a sealed rule and rows that never change, so it is computed once for each step.</summary>
internal sealed class LatestBalances
{
    private readonly ConcurrentDictionary<(ProgrammeId, Draw), Balance> _byDraw = [];

    public Balance Of(ProgrammeId programme, Draw draw, int people, Func<Balance> compute) =>
        _byDraw.TryGetValue((programme, draw), out var known) && known.People == people ? known : _byDraw[(programme, draw)] = compute();
}
