using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>A visit at which both arms have been treated: each arm by itself, since before treatment and since the visit before.</summary>
internal sealed record FollowUpResult(PlannedVisit Visit, PlannedVisit Previous, Description Treated, Description Control, Change TreatedChange, Change ControlChange, Change TreatedSince, Change ControlSince);
