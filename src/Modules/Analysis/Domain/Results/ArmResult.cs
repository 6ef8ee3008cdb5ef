using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>One arm's side of what was computed.</summary>
internal sealed record ArmResult(TrialResults Results, bool IsTreated)
{
    public PlannedArm Arm => IsTreated ? Results.Plan.Treated : Results.Plan.Control;

    public int Randomised => IsTreated ? Results.Treated : Results.Control;

    public int Complete => IsTreated ? Results.TreatedComplete : Results.ControlComplete;

    public Description? Delivery => IsTreated ? Results.Delivery?.Treated : Results.Delivery?.Control;

    public OutcomeResult Outcome(string code) => Results.Outcomes.Single(outcome => outcome.Outcome.Code == code);

    public Description Before(string outcome) => IsTreated ? Outcome(outcome).TreatedBaseline : Outcome(outcome).ControlBaseline;

    public VisitResult Visit(string outcome, PlannedVisit visit) => Outcome(outcome).Visits.Single(known => known.Visit.Code == visit.Code);

    public Description At(string outcome, PlannedVisit visit) => IsTreated ? Visit(outcome, visit).Treated : Visit(outcome, visit).Control;

    public Change? ChangeAt(string outcome, PlannedVisit visit) => IsTreated ? Visit(outcome, visit).TreatedChange : Visit(outcome, visit).ControlChange;

    /// <summary>After the comparison.</summary>
    public (Description Scores, Change Before, Change Since) Later(string outcome, PlannedVisit visit)
    {
        var known = Outcome(outcome).FollowUps.Single(later => later.Visit.Code == visit.Code);
        return IsTreated ? (known.Treated, known.TreatedChange, known.TreatedSince) : (known.Control, known.ControlChange, known.ControlSince);
    }

    public (Description? Number, Share? Share) Baseline(string code)
    {
        var row = Results.Baseline.Single(row => row.Code == code);
        return IsTreated ? (row.TreatedNumber, row.TreatedShare) : (row.ControlNumber, row.ControlShare);
    }

    public (Share Share, Limits Limits)? Worse => Results.Worse is not { } worse ? null : IsTreated ? (worse.Treated, worse.TreatedLimits) : (worse.Control, worse.ControlLimits);

    public (Share Share, Limits Limits)? Outside(string kind) => Results.Outside.FirstOrDefault(outside => outside.Kind == kind) is not { } reached ? null
        : IsTreated ? (reached.Treated, reached.TreatedLimits) : (reached.Control, reached.ControlLimits);

    public int MissingBecause(string visit, string reason) =>
        Results.MissingReasons.FirstOrDefault(known => known.Visit == visit && known.Reason == reason) is { } known ? IsTreated ? known.Treated : known.Control : 0;

    /// <summary>How many of this arm are in an analysis of the primary outcome at the visit: of the first contrast that holds the arm.</summary>
    public int Analysed(TrialResults trial, PlannedVisit visit)
    {
        if (ReferenceEquals(Results, trial)) return Of(Visit(trial.Plan.PrimaryOutcome.Code, visit).Comparison, IsTreated);
        var contrast = trial.Contrasts.FirstOrDefault(contrast => contrast.Contrast.Treated == Arm || contrast.Contrast.Control == Arm);
        return Of(contrast?.PrimaryOutcome.Visits.Single(known => known.Visit.Code == visit.Code).Comparison, contrast?.Contrast.Treated == Arm);
        static int Of(Comparison? comparison, bool isTreated) => isTreated ? comparison?.Treated ?? 0 : comparison?.Control ?? 0;
    }
}
