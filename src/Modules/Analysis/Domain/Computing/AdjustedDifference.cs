using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;
using Comparison = Confrere.Analysis.Domain.Results.Comparison;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The difference treated minus control at one visit: a linear model of the outcome on arm, baseline and covariates, on everyone who has
/// all of them, with HC3 standard errors and t intervals on the residual degrees of freedom.
/// </summary>
internal static class AdjustedDifference
{
    public static (Comparison? Comparison, string? WhyNone) Of(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        try
        {
            plan = DrawRounds.Among(plan, table, outcome, visit);
            var fit = Model(plan).Fit(ModelFrame.AtVisit(plan, table, outcome, visit));
            var effect = fit.Coefficient(ModelFrame.Arm + plan.Treated.Level, plan.Level);
            return Estimates.IsUsable(effect)
                ? (ComparisonOf(plan, fit, effect), null)
                : (null, "The standard error cannot be estimated from so few participants.");
        }
        catch (DataProblemsException e)
        {
            return (null, Sentences(e));
        }
    }

    public static LinearModel Model(TrialPlan plan) =>
        new(ModelFrame.Response, [Term.Of(ModelFrame.Arm), .. ModelFrame.Known(plan)]) { Errors = StandardErrors.HC3 };

    public static string Sentences(DataProblemsException e) => string.Join(" ", e.Problems.Select(problem => problem.Sentence));

    private static Comparison ComparisonOf(TrialPlan plan, LinearFit fit, Estimate effect)
    {
        var (treated, control) = Estimates.CountsOf(plan, fit.Data.Used);
        // Rows without the outcome are the subject of the missing-data table, so only dependent columns and exact fits are remarked on here.
        var remarks = fit.Status.Warnings.Except(fit.Data.Dropped.Select(dropped => dropped.Sentence)).ToList();
        return Estimates.ComparisonOf(effect, treated, control, MethodInWords(plan), remarks);
    }

    public static string MethodInWords(TrialPlan plan) =>
        (plan.Covariates.Count == 0
            ? "linear model with arm and the score before"
            : $"linear model with arm, the score before and {plan.Covariates.Count} covariate{(plan.Covariates.Count == 1 ? "" : "s")}")
        + "; HC3 standard error; t interval and test on the residual degrees of freedom";
}
