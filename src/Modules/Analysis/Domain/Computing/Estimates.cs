using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Data;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Inference;
using Comparison = Confrere.Analysis.Domain.Results.Comparison;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>An estimate of the library as a comparison of the report.</summary>
internal static class Estimates
{
    public static Comparison ComparisonOf(Estimate estimate, int treated, int control, string method, IReadOnlyList<string>? remarks = null) => new(
        estimate.Value, estimate.StandardError, estimate.DegreesOfFreedom, estimate.Statistic, estimate.PValue, LimitsOf(estimate.Interval), treated, control, method, remarks ?? [])
    {
        DegreesOfFreedomMethod = PlannedModel.InWords(estimate.DegreesOfFreedomMethod),
    };

    /// <summary>Wilson's interval; of nobody, everything is possible.</summary>
    public static Limits SharesLimits(Share share, double level) => share.Of == 0 ? new(0, 1) : LimitsOf(new Proportion(share.Count, share.Of).Wilson(level));

    public static Limits LimitsOf(Interval interval) => new(interval.Lower, interval.Upper);

    public static JointResult JointOf(JointTest test, string code, string label) =>
        new(code, label, test.F, test.NumeratorDegreesOfFreedom, test.DenominatorDegreesOfFreedom, test.PValue, $"F test, denominator degrees of freedom {PlannedModel.InWords(test.DegreesOfFreedomMethod)}");

    /// <summary>How many of each arm are in these rows.</summary>
    public static (int Treated, int Control) CountsOf(TrialPlan plan, Frame used)
    {
        var arms = used.Factor(ModelFrame.Arm);
        var treated = Enumerable.Range(0, arms.Length).Count(row => arms[row] == plan.Treated.Level);
        return (treated, arms.Length - treated);
    }

    public static bool IsUsable(Estimate estimate) => double.IsFinite(estimate.StandardError) && estimate.StandardError > 0;
}
