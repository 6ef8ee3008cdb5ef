using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>One outcome at one visit: who has a value, what the values look like, and the comparison or the reason why there is none.</summary>
internal sealed record VisitResult(PlannedVisit Visit, Description Treated, Description Control, Comparison? Comparison, string? WhyNone)
{
    public Change? TreatedChange { get; init; }
    public Change? ControlChange { get; init; }
    public AdjustedMean? TreatedAdjusted { get; init; }
    public AdjustedMean? ControlAdjusted { get; init; }
    /// <summary>How alike those of one group are, where the model of the main analysis allows for groups.</summary>
    public ClusterResult? Clusters { get; init; }

    public ScaledEffect? Scaled { get; init; }
}
