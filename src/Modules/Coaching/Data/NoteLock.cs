using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>One way to a person's master: sealed under what the recovery code, or a passkey's PRF output, yields with this salt.</summary>
internal sealed class NoteLock : ITenantOwned
{
    public const string Recovery = "recovery";
    public const string Passkey = "passkey";

    public required NoteLockId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Person { get; init; }
    public required string Kind { get; init; }

    /// <summary>The passkey's identifier; empty for the recovery code.</summary>
    public required string Credential { get; init; }

    public required string Salt { get; init; }
    public required string SealedMaster { get; init; }
    public required Instant AddedAt { get; init; }
}
