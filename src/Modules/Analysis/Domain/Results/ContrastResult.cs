using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>Every outcome of the plan by a contrast beside the main one.</summary>
internal sealed record ContrastResult(PlannedContrast Contrast, IReadOnlyList<OutcomeResult> Outcomes)
{
    public OutcomeResult PrimaryOutcome => Outcomes.First(outcome => outcome.Outcome.IsPrimary);
}
