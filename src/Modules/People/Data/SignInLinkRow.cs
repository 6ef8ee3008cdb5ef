using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.People.Data;

/// <summary>A link that signs one person in once. Only the digest of its token is kept.</summary>
internal sealed class SignInLinkRow : ITenantOwned
{
    public required SignInLinkId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId PersonId { get; init; }
    public required string TokenHash { get; init; }
    public required Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; set; }
}
