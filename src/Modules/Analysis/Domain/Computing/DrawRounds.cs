using System.Globalization;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Problems;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The rounds of a lottery. The chance of a place differs between them, and so may those who apply: arms are alike within a round and not across rounds, so the round is
/// a factor of every model. The plan is locked before anybody knows how many rounds there will be; their levels are found in the frozen set.
/// </summary>
internal static class DrawRounds
{
    /// <summary>The plan with the rounds that are there; without the factor where everybody was drawn in one.</summary>
    public static TrialPlan Found(TrialPlan plan, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms)
    {
        if (plan.Round is not { Levels.Count: 0 } round) return plan;
        var drawn = plan.Arms.Select(arm => arm.Level).ToHashSet(StringComparer.Ordinal);
        return plan.WithRounds([.. frozen.Rows.Where(row => row.Variable == round.Code && row.Value.Length > 0 && arms.TryGetValue(row.Subject, out var arm) && drawn.Contains(arm))
            .Select(row => row.Value).Distinct().OrderBy(value => int.Parse(value, CultureInfo.InvariantCulture))]);
    }

    /// <summary>The plan for those measured at these visits. A round in which one arm alone was measured stays in the model, where it says nothing of the difference.</summary>
    /// <exception cref="DataProblemsException">Both arms were measured at a visit, and nowhere within one round.</exception>
    public static TrialPlan Among(TrialPlan plan, TrialTable table, PlannedOutcome outcome, params IReadOnlyList<PlannedVisit> visits)
    {
        if (plan.Round is null) return plan;
        foreach (var visit in visits)
        {
            var measured = Measured(plan, table, outcome, visit);
            if (measured.Select(one => one.IsTreated).Distinct().Count() == 2 && measured.GroupBy(one => one.Round).All(round => round.Select(one => one.IsTreated).Distinct().Count() < 2))
                throw new DataProblemsException(new DataProblem("rounds", "In no round of the draw were both arms measured, so nothing is left to compare that chance made alike."));
        }
        return Kept(plan, table, outcome, visits);
    }

    /// <summary>Likewise, and nothing is asked of the rounds.</summary>
    public static TrialPlan Kept(TrialPlan plan, TrialTable table, PlannedOutcome outcome, params IReadOnlyList<PlannedVisit> visits) =>
        plan.Round is { } && visits.SelectMany(visit => Measured(plan, table, outcome, visit)).Select(one => one.Round).Distinct().Count() < 2 ? plan.WithRounds([]) : plan;

    /// <summary>Those of rounds of which somebody was measured at each of these visits: of the others nothing tells how they fare.</summary>
    public static TrialTable MeasuredRounds(TrialPlan plan, TrialTable table, PlannedOutcome outcome, IReadOnlyList<PlannedVisit> visits)
    {
        if (plan.Round is not { } round) return table;
        var known = visits.Select(visit => Measured(plan, table, outcome, visit).Select(one => one.Round).ToHashSet()).Aggregate((all, next) => [.. all.Intersect(next)]);
        return table.Of(table.Subjects.Where(subject => table.Text(subject, plan.Baseline.Code, round.Code) is { } of && known.Contains(of)).ToHashSet());
    }

    /// <summary>How many of each arm every round drew and how many of them were measured at the visit; empty where there was one.</summary>
    public static IReadOnlyList<RoundResult> Of(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        if (plan.Round is not { } round) return [];
        IReadOnlyList<string> In(IReadOnlyList<string> arm, string level) => [.. arm.Where(subject => table.Text(subject, plan.Baseline.Code, round.Code) == level)];
        int MeasuredOf(IReadOnlyList<string> people) => people.Count(subject => table.Number(subject, visit.Code, plan.PrimaryOutcome.Code) is not null);
        return [.. round.Levels!.Select(level => (Level: level, Treated: In(table.Treated, level), Control: In(table.Control, level)))
            .Select(one => new RoundResult(one.Level, one.Treated.Count, one.Control.Count, MeasuredOf(one.Treated), MeasuredOf(one.Control)))];
    }

    private static List<(string Round, bool IsTreated)> Measured(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        var treated = table.Treated.ToHashSet(StringComparer.Ordinal);
        return [.. table.Subjects.Where(subject => table.Number(subject, visit.Code, outcome.Code) is not null && IsKnown(plan, table, outcome, subject))
            .Select(subject => (table.Text(subject, plan.Baseline.Code, plan.Round!.Code)!, treated.Contains(subject)))];
    }

    /// <summary>Whether the score before and every covariate are known.</summary>
    public static bool IsKnown(TrialPlan plan, TrialTable table, PlannedOutcome outcome, string subject) =>
        table.Number(subject, plan.Baseline.Code, outcome.Code) is not null && plan.Covariates.All(c => table.Text(subject, plan.Baseline.Code, c.Code) is not null);
}
