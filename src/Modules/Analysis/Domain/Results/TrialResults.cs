using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>Everything computed from one frozen dataset under one plan.</summary>
internal sealed record TrialResults(
    TrialPlan Plan, string DataHash, string DictionaryHash, string CodeVersion, int Treated, int Control, int TreatedComplete, int ControlComplete,
    IReadOnlyList<BaselineRow> Baseline, IReadOnlyList<OutcomeResult> Outcomes, Delivery? Delivery,
    IReadOnlyList<FrozenExclusion> Exclusions)
{
    public int Randomised => Treated + Control;

    public OutcomeResult PrimaryOutcome => Outcomes.First(outcome => outcome.Outcome.IsPrimary);

    /// <summary>The comparison on which the trial is judged; null when the plan names no visit or it could not be estimated.</summary>
    public VisitResult? PrimaryVisit => PrimaryOutcome.Visits.FirstOrDefault(visit => visit.Visit.Code == Plan.PrimaryVisit);
}
