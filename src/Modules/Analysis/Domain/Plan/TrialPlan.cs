using System.Text.Json.Serialization;

namespace Confrere.Analysis.Domain.Plan;

/// <summary>What is computed from one trial, fixed before the arms are known: the same for a file's plan and a programme's protocol.</summary>
/// <param name="Note">What a reader must know about the plan itself, such as when it was written.</param>
/// <param name="AnalysisSet">Who is analysed, in words.</param>
/// <param name="Level">Confidence level, like 0.95.</param>
/// <param name="PrimaryVisit">Code of the visit on which the trial is judged; null when the plan names none.</param>
/// <param name="References">Where each part stands in the plan's text: "analysis.method" to "line 41".</param>
internal sealed record TrialPlan(
    string Title, string Source, string? Note, string? Estimand, string AnalysisSet, string Method, double Level,
    PlannedArm Treated, PlannedArm Control, PlannedVisit Baseline, IReadOnlyList<PlannedVisit> Visits,
    IReadOnlyList<PlannedOutcome> Outcomes, IReadOnlyList<PlannedCovariate> Covariates, string? PrimaryVisit,
    string Hash, IReadOnlyDictionary<string, string> References)
{
    public const string AncovaHc3 = "ancova-hc3";
    public const string Mmrm = "mmrm";
    public const string PartiallyNested = "partially-nested";

    /// <summary>The change of one arm since before it began: nobody is compared with anybody, and <see cref="Control"/> says nothing.</summary>
    public const string PairedChange = "paired-change";
    public const string BaselineCode = "baseline";

    /// <summary>The estimand in its parts; null in a plan that has it in words only.</summary>
    public EstimandParts? Estimands { get; init; }

    /// <summary>Who is analysed, as rules; the first is the set of the main analysis. Empty: everyone randomised.</summary>
    public IReadOnlyList<PlannedSet> Sets { get; init; } = [];

    /// <summary>What <see cref="Mmrm"/> needs to know.</summary>
    public PlannedModel Model { get; init; } = PlannedModel.Usual;

    public PlannedMultiplicity? Multiplicity { get; init; }
    public PlannedSensitivity? Sensitivity { get; init; }
    public PlannedRandomisationTest? RandomisationTest { get; init; }

    /// <summary>Codes of covariates by whose categories the effect is shown.</summary>
    public IReadOnlyList<string> Subgroups { get; init; } = [];

    public PlannedResponder? Responder { get; init; }
    public PlannedDose? Dose { get; init; }

    /// <summary>A sensitivity analysis that allows for who treated whom.</summary>
    public PlannedClusters? Clusters { get; init; }

    /// <summary>Null where there are two arms and so one contrast.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // A bundle that has nothing to say of it keeps its bytes.
    public PlannedContrasts? Contrasts { get; init; }

    /// <summary>Visits after the comparison has ended, because the control arm is treated by then: described, never compared with no treatment.</summary>
    public IReadOnlyList<PlannedVisit> FollowUps { get; init; } = [];

    /// <summary>What a published trial found, to be shown beside our own results.</summary>
    public IReadOnlyList<PublishedComparison> Published { get; init; } = [];

    /// <summary>What the plan itself says was done otherwise than it had said before.</summary>
    public IReadOnlyList<PlanDeviation> Deviations { get; init; } = [];

    /// <summary>Seed of everything that is drawn at random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The visit at which sets, subgroups, sensitivity and events are looked at: the primary one, or the last.</summary>
    public PlannedVisit KeyVisit => Visits.FirstOrDefault(visit => visit.Code == PrimaryVisit) ?? Visits[^1];

    /// <summary>The round of the draw among the covariates; null where it does not matter in which somebody was drawn.</summary>
    public PlannedCovariate? Round => Covariates.FirstOrDefault(covariate => covariate.IsRound);

    /// <summary>With these rounds as levels; fewer than two are no factor.</summary>
    public TrialPlan WithRounds(IReadOnlyList<string> levels) =>
        this with { Covariates = [.. Covariates.Where(covariate => !covariate.IsRound || levels.Count > 1).Select(covariate => covariate.IsRound ? covariate with { Levels = levels } : covariate)] };

    public bool ComparesArms => Method != PairedChange;

    /// <summary>Every arm, the main contrast's first.</summary>
    public IEnumerable<PlannedArm> Arms => [Treated, .. ComparesArms ? [Control] : Array.Empty<PlannedArm>(), .. Contrasts?.Others ?? []];

    public PlannedOutcome PrimaryOutcome => Outcomes.First(outcome => outcome.IsPrimary);

    /// <summary>The part of the plan that decides, with its place in the plan's text.</summary>
    public string Reference(string part) => References.TryGetValue(part, out var place) ? $"{part}, {place}" : part;

    /// <summary>The main analysis of two other arms, with imputation, shares and the randomisation test beside it; the rest is of the main comparison alone.</summary>
    public TrialPlan For(PlannedArm treated, PlannedArm control) => this with
    {
        Treated = treated, Control = control, Contrasts = null, Sets = [.. Sets.Take(1)], Multiplicity = null,
        Sensitivity = Sensitivity is null ? null : Sensitivity with { DeltaStep = null }, Subgroups = [], Dose = null, Clusters = Method == PartiallyNested ? Clusters : null, Published = [],
    };
}
