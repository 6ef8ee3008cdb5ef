using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>Everything computed from one frozen dataset under one plan.</summary>
internal sealed record TrialResults(
    TrialPlan Plan, string DataHash, string DictionaryHash, string CodeVersion, int Treated, int Control, int TreatedComplete, int ControlComplete,
    IReadOnlyList<BaselineRow> Baseline, IReadOnlyList<OutcomeResult> Outcomes, Delivery? Delivery,
    IReadOnlyList<FrozenExclusion> Exclusions)
{
    /// <summary>Null for a plan that asks for nothing beside the main comparison.</summary>
    public FurtherResults? Further { get; init; }

    /// <summary>At the key visit; null where nobody was measured twice.</summary>
    public Worsening? Worse { get; init; }

    /// <summary>Empty where everybody was drawn in one, or the chance was the same in all.</summary>
    public IReadOnlyList<RoundResult> Rounds { get; init; } = [];

    /// <summary>Empty where the data do not say why.</summary>
    public IReadOnlyList<MissingReason> MissingReasons { get; init; } = [];

    /// <summary>Empty where nothing was told.</summary>
    public IReadOnlyList<OutsideResult> Outside { get; init; } = [];

    /// <summary>Answers that call for help, as they may be shown; empty where the protocol follows no rule.</summary>
    public IReadOnlyList<FrozenDistress> Distress { get; init; } = [];

    /// <summary>In the order of their dates.</summary>
    public IReadOnlyList<PlanDeviation> Deviations { get; init; } = [];

    /// <summary>Who is in the set of the main analysis.</summary>
    public int InSet { get; init; } = Treated + Control;

    /// <summary>What the estimators had to say that a reader of the run must know.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. Outcomes.SelectMany(outcome => outcome.Visits.Where(visit => visit.WhyNone is not null).Select(visit => $"{outcome.Outcome.Code}, {visit.Visit.Code}: {visit.WhyNone}")),
        .. Outcomes.SelectMany(outcome => outcome.Visits.SelectMany(visit => visit.Comparison?.Remarks.Select(remark => $"{outcome.Outcome.Code}, {visit.Visit.Code}: {remark}") ?? [])),
        .. Outcomes.SelectMany(outcome => outcome.Repeated is { } fit ? fit.Attempts.Concat(fit.Warnings).Select(warning => $"{outcome.Outcome.Code}: {warning}") : []),
        .. Contrasts.SelectMany(contrast => contrast.Outcomes.SelectMany(outcome => outcome.Visits.Where(visit => visit.WhyNone is not null).Select(visit => $"{contrast.Contrast.Code}, {outcome.Outcome.Code}, {visit.Visit.Code}: {visit.WhyNone}"))),
        .. Further?.Sensitivity.Where(row => row.WhyNone is not null).Select(row => $"{row.Label}: {row.WhyNone}") ?? [], .. Further?.Missed ?? [],
    ];

    /// <summary>Every contrast beside the main one, as the plan has them.</summary>
    public IReadOnlyList<ContrastResult> Contrasts { get; init; } = [];

    /// <summary>The p values of all contrasts for the primary outcome at the key visit, the main one first; empty where there is one contrast or nothing is adjusted.</summary>
    public IReadOnlyList<AdjustedTest> ContrastTests { get; init; } = [];

    /// <summary>The arms that are not in the main contrast, each as the treated arm of a description beside the control arm.</summary>
    public IReadOnlyList<TrialResults> Others { get; init; } = [];

    /// <summary>Every arm, the main contrast's first.</summary>
    public IReadOnlyList<ArmResult> Arms => [new(this, IsTreated: true), .. Plan.ComparesArms ? [new ArmResult(this, IsTreated: false)] : Array.Empty<ArmResult>(), .. Others.Select(other => new ArmResult(other, IsTreated: true))];

    /// <summary>In every arm.</summary>
    public int Randomised => Treated + Control + Others.Sum(other => other.Treated);

    public OutcomeResult PrimaryOutcome => Outcomes.First(outcome => outcome.Outcome.IsPrimary);

    /// <summary>The comparison on which the trial is judged; null when the plan names no visit or it could not be estimated.</summary>
    public VisitResult? PrimaryVisit => PrimaryOutcome.Visits.FirstOrDefault(visit => visit.Visit.Code == Plan.PrimaryVisit);
}
