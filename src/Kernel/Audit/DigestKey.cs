using Confrere.Kernel.Keys;

namespace Confrere.Kernel.Audit;

/// <summary>The key of the digests in the facts. It follows from the audit key.</summary>
internal sealed class DigestKey(KeyRing keys)
{
    public byte[] Bytes { get; } = keys.Derive(KeyPurpose.Audit, "change digest");
}
