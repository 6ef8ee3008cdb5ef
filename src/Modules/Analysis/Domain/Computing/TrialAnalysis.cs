using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>Carries out a plan on a frozen dataset: the same code for a file and for a programme.</summary>
internal static class TrialAnalysis
{
    /// <summary>Named in every result, so that a number can be traced to the code that made it.</summary>
    public static readonly string CodeVersion = $"Confrere {typeof(TrialAnalysis).Assembly.GetName().Version?.ToString(3)}";

    /// <param name="opened">What only an opened trial may know: sessions held, and what the freeze left out.</param>
    public static TrialResults Run(TrialPlan plan, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened = null)
    {
        var table = TrialTable.Of(frozen, plan, arms);
        return new(plan, frozen.Hash, frozen.DictionaryHash, CodeVersion, table.Treated.Count, table.Control.Count,
            Complete(plan, table, table.Treated), Complete(plan, table, table.Control), BaselineTable.Of(plan, table),
            [.. plan.Outcomes.Select(outcome => OutcomeOf(plan, table, outcome))], DeliveryOf(plan, table, opened), opened?.Exclusions ?? []);
    }

    private static OutcomeResult OutcomeOf(TrialPlan plan, TrialTable table, PlannedOutcome outcome) => new(
        outcome, Describe(plan, table, table.Treated, plan.Baseline, outcome), Describe(plan, table, table.Control, plan.Baseline, outcome),
        [.. plan.Visits.Select(visit => VisitOf(plan, table, outcome, visit))]);

    private static VisitResult VisitOf(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit)
    {
        var (comparison, whyNone) = AdjustedDifference.Of(plan, table, outcome, visit);
        return new(visit, Describe(plan, table, table.Treated, visit, outcome), Describe(plan, table, table.Control, visit, outcome), comparison, whyNone);
    }

    private static Description Describe(TrialPlan plan, TrialTable table, IReadOnlyList<string> arm, PlannedVisit visit, PlannedOutcome outcome) =>
        Description.Of(table.Numbers(arm, visit.Code, outcome.Code), plan.Level);

    // Everyone who has the first outcome at every visit after baseline.
    private static int Complete(TrialPlan plan, TrialTable table, IReadOnlyList<string> arm) =>
        arm.Count(subject => plan.Visits.All(visit => table.Number(subject, visit.Code, plan.PrimaryOutcome.Code) is not null));

    private static Delivery? DeliveryOf(TrialPlan plan, TrialTable table, OpenedBeside? opened)
    {
        if (opened is null) return null;
        Description Held(IReadOnlyList<string> arm) => Description.Of([.. arm.Where(opened.SessionsHeld.ContainsKey).Select(s => (double)opened.SessionsHeld[s])], plan.Level);
        return new(Held(table.Treated), Held(table.Control), opened.DeliveryHash);
    }
}
