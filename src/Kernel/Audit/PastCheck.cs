using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>A check of the whole chain, and what it found.</summary>
public sealed record PastCheck(Instant At, long Facts, int Heads, int Witnessed, string? Problem);
