using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>The published commitment to a programme's seed and rule: SHA-256 over seed, programme and rule.</summary>
/// <param name="Shares">The custodians' commitments; empty when a demonstration did without them.</param>
/// <param name="Seed">In hexadecimal once it is opened; null before.</param>
public sealed record AllocationSeal(string Commitment, string Stream, Instant SealedAt, IReadOnlyList<string> Shares, Instant? OpenedAt, string? Seed);
