using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// What the arms were like before allocation. No p values: chance made the arms, so a test would ask a question whose answer is known.
/// The standardised difference is (treated - control) / sqrt((s1^2 + s0^2) / 2), for a share with s^2 = p (1 - p)
/// (Austin 2009, Statistics in Medicine 28:3083).
/// </summary>
internal static class BaselineTable
{
    public static IReadOnlyList<BaselineRow> Of(TrialPlan plan, TrialTable table) =>
    [
        .. plan.Outcomes.Select(outcome => NumberRow(plan, table, outcome.Code, outcome.Label, outcome.Unit, outcome.Decimals, plan.Reference("baseline"))),
        .. plan.Covariates.SelectMany(covariate => covariate.Levels is { } levels
            ? CategoryRows(plan, table, covariate, levels)
            : [NumberRow(plan, table, covariate.Code, covariate.Label, covariate.Unit, 1, plan.Reference($"covariates.{covariate.Code}"))]),
    ];

    private static BaselineRow NumberRow(TrialPlan plan, TrialTable table, string code, string label, string unit, int decimals, string reference)
    {
        Description Describe(IReadOnlyList<string> arm) => Description.Of(table.Numbers(arm, plan.Baseline.Code, code), plan.Level);
        var (treated, control) = (Describe(table.Treated), Describe(table.Control));
        var apart = treated.Mean - control.Mean;
        var variance = (treated.Sd * treated.Sd + control.Sd * control.Sd) / 2;
        return new(code, label, unit, decimals, treated, control, null, null, Standardised(apart, variance), reference);
    }

    // Two levels say the same thing twice: the second stands for both.
    private static IEnumerable<BaselineRow> CategoryRows(TrialPlan plan, TrialTable table, PlannedCovariate covariate, IReadOnlyList<string> levels) =>
        (levels.Count == 2 ? levels.Skip(1) : levels).Select(level => CategoryRow(plan, table, covariate, level));

    private static BaselineRow CategoryRow(TrialPlan plan, TrialTable table, PlannedCovariate covariate, string level)
    {
        Share Count(IReadOnlyList<string> arm)
        {
            var known = arm.Select(subject => table.Text(subject, plan.Baseline.Code, covariate.Code)).OfType<string>().ToList();
            return new(known.Count(value => value == level), known.Count);
        }
        var (treated, control) = (Count(table.Treated), Count(table.Control));
        double Variance(Share share) => share.Proportion * (1 - share.Proportion);
        var standardised = Standardised(treated.Proportion - control.Proportion, (Variance(treated) + Variance(control)) / 2);
        return new($"{covariate.Code}={level}", $"{covariate.Label}: {level}", "participants", 0, null, null, treated, control, standardised,
            plan.Reference($"covariates.{covariate.Code}"));
    }

    private static double? Standardised(double? apart, double? variance) => variance > 0 ? apart / Math.Sqrt(variance.Value) : null;
}
