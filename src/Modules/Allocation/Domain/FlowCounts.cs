namespace Confrere.Allocation.Domain;

/// <summary>The counts from which the participant flow is drawn.</summary>
internal sealed record FlowCounts(
    int Invited, int Answered, int NotEligible, int Declined, int Consented, int BaselineOpen, int BaselineMissed, int Allocated, IReadOnlyList<FlowVisit> Visits);
