using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>The main comparison of a plan that looks at each visit by itself.</summary>
internal static class DifferenceAtVisit
{
    public static (Comparison? Comparison, ClusterResult? Clusters, string? WhyNone) Of(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        if (plan.Method == TrialPlan.PartiallyNested) return ClusteredDifference.At(plan, table, outcome, visit);
        var (comparison, whyNone) = AdjustedDifference.Of(plan, table, outcome, visit);
        return (comparison, null, whyNone);
    }
}
