using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>The log's head as it is signed and given to witnesses: how many facts, and the Merkle root over their links.</summary>
/// <param name="Text">The checkpoint in C2SP's form: origin, size and root, then the signature.</param>
public sealed record SignedHead(long Size, byte[] Root, Instant SignedAt, string Text);
