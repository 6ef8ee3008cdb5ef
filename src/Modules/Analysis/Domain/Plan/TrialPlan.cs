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
    public const string BaselineCode = "baseline";

    public PlannedOutcome PrimaryOutcome => Outcomes.First(outcome => outcome.IsPrimary);

    /// <summary>The part of the plan that decides, with its place in the plan's text.</summary>
    public string Reference(string part) => References.TryGetValue(part, out var place) ? $"{part}, {place}" : part;
}
