using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>One outcome over all visits, with its baseline.</summary>
internal sealed record OutcomeResult(PlannedOutcome Outcome, Description TreatedBaseline, Description ControlBaseline, IReadOnlyList<VisitResult> Visits);
