using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>What joins the frozen dataset at the run, when the arms are open.</summary>
internal sealed record OpenedBeside(IReadOnlyDictionary<string, Delivered> Delivered, string DeliveryHash, IReadOnlyList<FrozenExclusion> Exclusions)
{
    public IReadOnlyList<PlanDeviation> Deviations { get; init; } = [];

    /// <summary>Stratum and block of everybody; null where the list is not of blocks.</summary>
    public IReadOnlyDictionary<string, string>? Blocks { get; init; }

    /// <summary>The list in its order; null where it was not drawn by minimisation.</summary>
    public MinimisedList? Minimised { get; init; }

    public IReadOnlyList<FrozenOutside> Outside { get; init; } = [];
    public IReadOnlyList<FrozenDistress> Distress { get; init; } = [];
}
