using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.EffectSizes;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// Who became worse by half a standard deviation or more: the part of harm that scores can show. Half of what both arms together had before is
/// about the smallest change that people notice (Norman, Sloan and Wyrwich 2003, Medical Care 41:582).
/// </summary>
internal static class Worse
{
    private const double InDeviations = 0.5;

    public static Worsening? Of(TrialPlan plan, TrialTable table, double? scale)
    {
        if (scale is not { } sd) return null;
        var (outcome, visit, points) = (plan.PrimaryOutcome, plan.KeyVisit, InDeviations * sd);
        Share Count(IReadOnlyList<string> arm)
        {
            var changes = arm.Select(s => table.Number(s, visit.Code, outcome.Code) - table.Number(s, plan.Baseline.Code, outcome.Code)).OfType<double>().ToList();
            return new(changes.Count(change => (outcome.LowerIsBetter ? change : -change) >= points), changes.Count);
        }
        var (treated, control) = (Count(table.Treated), Count(table.Control));
        if (treated.Of == 0 || control.Of == 0) return null;
        Limits Wilson(Share share) => Estimates.LimitsOf(new Proportion(share.Count, share.Of).Wilson(plan.Level));
        return new(points, treated, control, Wilson(treated), Wilson(control));
    }
}
