namespace Confrere.Allocation.Contracts;

/// <summary>How many were allocated and how many of them wait for their start, without saying who.</summary>
public sealed record AllocationCounts(int Allocated, int StartedAtOnce, int Waiting, int StartedAfterWaiting);
