using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>What joins the frozen dataset at the run, when the arms are open.</summary>
internal sealed record OpenedBeside(IReadOnlyDictionary<string, int> SessionsHeld, string DeliveryHash, IReadOnlyList<FrozenExclusion> Exclusions)
{
    public IReadOnlyList<PlanDeviation> Deviations { get; init; } = [];
}
