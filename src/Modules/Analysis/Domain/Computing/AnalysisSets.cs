using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>Carries out the rule of an analysis set.</summary>
internal static class AnalysisSets
{
    public static TrialTable Members(TrialPlan plan, TrialTable table, PlannedSet set)
    {
        var treated = table.Treated.ToHashSet(StringComparer.Ordinal);
        return table.Of(table.Subjects.Where(subject => IsMember(plan, table, set, subject, treated.Contains(subject))).ToHashSet());
    }

    private static bool IsMember(TrialPlan plan, TrialTable table, PlannedSet set, string subject, bool isTreated) => set.Rule switch
    {
        PlannedSet.Measured => plan.Visits.Any(visit => table.Number(subject, visit.Code, plan.PrimaryOutcome.Code) is not null),
        // Whose dose is not known is in no set that is made by it.
        PlannedSet.ByDose when isTreated => set.TreatedAtLeast is not { } least || table.Dose(subject) >= least,
        PlannedSet.ByDose => set.ControlAtMost is not { } most || table.Dose(subject) <= most,
        _ => true,
    };

    /// <summary>The rule in words.</summary>
    public static string Rule(TrialPlan plan, PlannedSet set) => set.Rule switch
    {
        PlannedSet.Measured => "everyone randomised who was measured at least once after randomisation",
        PlannedSet.ByDose => string.Join(" and ", new[]
        {
            set.TreatedAtLeast is { } least ? $"those of {plan.Treated.Label} with at least {FrozenText.Number(least)} {plan.Dose?.Unit}" : null,
            set.ControlAtMost is { } most ? $"those of {plan.Control.Label} with at most {FrozenText.Number(most)} {plan.Dose?.Unit}" : null,
        }.OfType<string>()),
        _ => "everyone randomised",
    };
}
