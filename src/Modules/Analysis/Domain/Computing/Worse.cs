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

    public static double? PointsOf(double? deviation) => InDeviations * deviation;

    public static Worsening? Of(TrialPlan plan, TrialTable table, double? worseBy)
    {
        if (worseBy is not { } points) return null;
        var (outcome, visit) = (plan.PrimaryOutcome, plan.KeyVisit);
        Share Count(IReadOnlyList<string> arm)
        {
            var changes = arm.Select(s => table.Number(s, visit.Code, outcome.Code) - table.Number(s, plan.Baseline.Code, outcome.Code)).OfType<double>().ToList();
            return new(changes.Count(change => (outcome.LowerIsBetter ? change : -change) >= points), changes.Count);
        }
        var (treated, control) = (Count(table.Treated), Count(table.Control));
        if (treated.Of == 0 || control.Of == 0 && plan.ComparesArms) return null;
        Limits Wilson(Share share) => Estimates.SharesLimits(share, plan.Level);
        return new(points, treated, control, Wilson(treated), Wilson(control));
    }
}
