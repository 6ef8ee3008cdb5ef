using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.EffectSizes;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>How many of those measured are beyond the plan's cut point, by arm.</summary>
internal static class Responders
{
    public const string DifferenceMethod = "difference of shares among those measured; score interval of Miettinen and Nurminen";
    public const string RatioMethod = "ratio of shares among those measured; score interval of Miettinen and Nurminen";

    public static ResponderResult Of(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        Share Count(IReadOnlyList<string> arm)
        {
            var scores = table.Numbers(arm, visit.Code, plan.PrimaryOutcome.Code);
            return new(scores.Count(plan.Responder!.Has), scores.Count);
        }
        var (treated, control) = (Count(table.Treated), Count(table.Control));
        var (first, second) = (new Proportion(treated.Count, treated.Of), new Proportion(control.Count, control.Of));
        var two = new TwoByTwo(first, second, plan.Level);
        return new(treated, control, Estimates.LimitsOf(first.Wilson(plan.Level)), Estimates.LimitsOf(second.Wilson(plan.Level)), two.RiskDifference, Estimates.LimitsOf(two.RiskDifferenceScore),
            two.RiskRatio?.Value, two.RiskRatio is null ? null : two.RiskRatioScore is { } ratio ? Estimates.LimitsOf(ratio) : null, two.FisherPValue);
    }
}
