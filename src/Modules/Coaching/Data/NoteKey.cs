using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A person's key for notes: the public half, and the private half sealed under a master that no server has.</summary>
internal sealed class NoteKey : ITenantOwned
{
    public required PersonId Person { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string PublicKey { get; init; }
    public required string SealedPrivateKey { get; init; }
    public required Instant MadeAt { get; init; }
}
