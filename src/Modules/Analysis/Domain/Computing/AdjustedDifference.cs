using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Data;
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
    private const string Arm = "arm";
    private const string Response = "outcome";
    private const string BaselineColumn = "baseline";

    public static (Comparison? Comparison, string? WhyNone) Of(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        try
        {
            var fit = new LinearModel(Response, Term.Main([Arm, BaselineColumn, .. plan.Covariates.Select(Name)])) { Errors = StandardErrors.HC3 }
                .Fit(FrameOf(plan, table, outcome, visit));
            var effect = fit.Coefficient(Arm + plan.Treated.Level, plan.Level);
            return double.IsFinite(effect.StandardError) && effect.StandardError > 0
                ? (ComparisonOf(plan, fit, effect), null)
                : (null, "The standard error cannot be estimated from so few participants.");
        }
        catch (DataProblemsException e)
        {
            return (null, string.Join(" ", e.Problems.Select(problem => problem.Sentence)));
        }
    }

    private static Comparison ComparisonOf(TrialPlan plan, LinearFit fit, Estimate effect)
    {
        var arms = fit.Data.Used.Factor(Arm);
        var treated = Enumerable.Range(0, arms.Length).Count(row => arms[row] == plan.Treated.Level);
        // Rows without the outcome are the subject of the missing-data table, so only dependent columns and exact fits are remarked on here.
        var remarks = fit.Status.Warnings.Except(fit.Data.Dropped.Select(dropped => dropped.Sentence)).ToList();
        return new(effect.Value, effect.StandardError, effect.DegreesOfFreedom, effect.Statistic, effect.PValue,
            new(effect.Interval.Lower, effect.Interval.Upper), treated, arms.Length - treated, MethodInWords(plan), remarks);
    }

    public static string MethodInWords(TrialPlan plan) =>
        (plan.Covariates.Count == 0
            ? "linear model with arm and the score before"
            : $"linear model with arm, the score before and {plan.Covariates.Count} covariate{(plan.Covariates.Count == 1 ? "" : "s")}")
        + "; HC3 standard error; t interval and test on the residual degrees of freedom";

    private static Frame FrameOf(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        var treated = table.Treated.ToHashSet(StringComparer.Ordinal);
        double? Number(string subject, string at, string variable) => table.Number(subject, at, variable);
        return Frame.FromColumns([
            new NumericColumn(Response, table.Subjects.Select(s => Number(s, visit.Code, outcome.Code))),
            new FactorColumn(Arm, table.Subjects.Select(s => treated.Contains(s) ? plan.Treated.Level : plan.Control.Level), [plan.Control.Level, plan.Treated.Level]),
            new NumericColumn(BaselineColumn, table.Subjects.Select(s => Number(s, plan.Baseline.Code, outcome.Code))),
            .. plan.Covariates.Select(covariate => ColumnOf(plan, table, covariate)),
        ]);
    }

    private static Column ColumnOf(TrialPlan plan, TrialTable table, PlannedCovariate covariate) => covariate.Levels is { } levels
        ? new FactorColumn(Name(covariate), table.Subjects.Select(s => table.Text(s, plan.Baseline.Code, covariate.Code)), levels)
        : new NumericColumn(Name(covariate), table.Subjects.Select(s => table.Number(s, plan.Baseline.Code, covariate.Code)));

    private static string Name(PlannedCovariate covariate) => "covariate " + covariate.Code;
}
