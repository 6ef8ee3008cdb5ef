using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Classical;
using Confrere.Statistics.EffectSizes;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>How many of those measured are beyond the plan's cut point, by arm.</summary>
internal static class Responders
{
    private const string Simple = "score interval of Miettinen and Nurminen";

    public static string DifferenceMethod(ResponderResult result) => "difference of shares among those measured; " + (result.IsByRound ? "within the rounds of the draw by Mantel and Haenszel, Sato's variance" : Simple);
    public static string RatioMethod(ResponderResult result) => "ratio of shares among those measured; " + (result.IsByRound ? "within the rounds of the draw by Mantel and Haenszel, variance of Greenland and Robins" : Simple);
    public static string Test(ResponderResult result) => result.IsByRound ? "Mantel and Haenszel's test" : "Fisher's exact test";

    public static ResponderResult Of(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        plan = DrawRounds.Among(plan, table, plan.PrimaryOutcome, visit);
        Proportion Count(IEnumerable<string> people)
        {
            var scores = table.Numbers(people, visit.Code, plan.PrimaryOutcome.Code);
            return new(scores.Count(plan.Responder!.Has), scores.Count);
        }
        var (first, second) = (Count(table.Treated), Count(table.Control));
        var two = new TwoByTwo(first, second, plan.Level);
        var whole = new ResponderResult(new(first.Events, first.Total), new(second.Events, second.Total), Estimates.LimitsOf(first.Wilson(plan.Level)), Estimates.LimitsOf(second.Wilson(plan.Level)),
            two.RiskDifference, Estimates.LimitsOf(two.RiskDifferenceScore), two.RiskRatio?.Value, two.RiskRatio is null ? null : two.RiskRatioScore is { } ratio ? Estimates.LimitsOf(ratio) : null, two.FisherPValue);
        return plan.Round is not { } round ? whole : Within(plan.Level, whole, [.. round.Levels!.Select(level =>
        {
            IEnumerable<string> In(IReadOnlyList<string> arm) => arm.Where(subject => table.Text(subject, plan.Baseline.Code, round.Code) == level);
            return (First: Count(In(table.Treated)), Second: Count(In(table.Control)));
        }).Where(one => one.First.Total > 0 && one.Second.Total > 0)]);
    }

    private static ResponderResult Within(double level, ResponderResult whole, IReadOnlyList<(Proportion First, Proportion Second)> rounds)
    {
        var difference = StratifiedTables.CommonRiskDifference(rounds, level);
        var ratio = StratifiedTables.CommonRiskRatio(rounds, level);
        return whole with
        {
            IsByRound = true, Difference = difference.Value, DifferenceLimits = Estimates.LimitsOf(difference.Interval), Ratio = ratio?.Value, RatioLimits = ratio is null ? null : Estimates.LimitsOf(ratio.Interval),
            P = StratifiedTables.MantelHaenszel(rounds, corrected: false).PValue,
        };
    }
}
