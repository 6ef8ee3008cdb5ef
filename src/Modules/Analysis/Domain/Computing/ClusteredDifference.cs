using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Problems;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The difference at one visit when those of the treated arm who share a coach may resemble each other: a partially nested model, a variance between coaches in the
/// treated arm alone and a residual variance for each arm. Who met nobody stands as a group of one, so that everybody stays in the arm that was drawn.
/// </summary>
internal static class ClusteredDifference
{
    public const string Code = "clusters";
    public const string Method = "partially nested mixed model (REML): variance between groups in the treated arm, residual variance for each arm; t interval and test, Satterthwaite degrees of freedom";

    /// <summary>Beside a main analysis that takes participants as independent.</summary>
    public static SensitivityRow Of(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        var (comparison, clusters, why) = At(plan, table, plan.PrimaryOutcome, visit);
        return new(Code, $"{plan.Clusters!.Label} may differ", $"those of {plan.Treated.Label} who had the same of {plan.Clusters.Label} resemble each other", comparison, why) { Clusters = clusters };
    }

    public static (Comparison? Comparison, ClusterResult? Clusters, string? WhyNone) At(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        try
        {
            plan = DrawRounds.Among(plan, table, outcome, visit);
            var model = new PartiallyNestedModel { Response = ModelFrame.Response, Arm = ModelFrame.Arm, Cluster = ModelFrame.Cluster, Fixed = ModelFrame.Known(plan) };
            var fit = model.Fit(ModelFrame.AtVisit(plan, table, outcome, visit));
            if (!fit.Status.Converged) return (null, null, $"The model could not be fitted: {string.Join(" ", fit.Status.Warnings)}");
            var (treated, control) = Estimates.CountsOf(plan, fit.Data.Used);
            var alike = fit.ClusterCorrelation(plan.Level);
            return (Estimates.ComparisonOf(fit.TreatmentEffect(plan.Level), treated, control, Method),
                new(alike.Value, Estimates.LimitsOf(alike.Interval), fit.Clusters, [.. fit.Status.Singular]), null);
        }
        catch (DataProblemsException e)
        {
            return (null, null, AdjustedDifference.Sentences(e));
        }
    }
}
