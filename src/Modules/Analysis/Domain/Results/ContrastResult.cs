using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>Every outcome of the plan by a contrast beside the main one.</summary>
internal sealed record ContrastResult(PlannedContrast Contrast, IReadOnlyList<OutcomeResult> Outcomes)
{
    /// <summary>The main plan for these two arms, with what is asked for beside every comparison.</summary>
    public required TrialPlan Plan { get; init; }

    public required int Treated { get; init; }
    public required int Control { get; init; }

    /// <summary>Null for a plan that asks for nothing of it.</summary>
    public FurtherResults? Further { get; init; }

    public OutcomeResult PrimaryOutcome => Outcomes.First(outcome => outcome.Outcome.IsPrimary);
}
