using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>The published commitment to a programme's seed and rule: SHA-256 over seed, programme and rule.</summary>
public sealed record AllocationSeal(string Commitment, string Stream, Instant SealedAt);
