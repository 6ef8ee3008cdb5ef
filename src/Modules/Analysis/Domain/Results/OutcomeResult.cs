using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>One outcome over all visits, with its baseline.</summary>
internal sealed record OutcomeResult(PlannedOutcome Outcome, Description TreatedBaseline, Description ControlBaseline, IReadOnlyList<VisitResult> Visits)
{
    /// <summary>Null where visits were compared one by one.</summary>
    public RepeatedFit? Repeated { get; init; }

    public IReadOnlyList<FollowUpResult> FollowUps { get; init; } = [];

    /// <summary>Those at which anybody has been measured yet.</summary>
    public IEnumerable<FollowUpResult> Answered => FollowUps.Where(visit => visit.Treated.N + visit.Control.N > 0);
}
