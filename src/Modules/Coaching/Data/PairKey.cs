using Confrere.Kernel.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Data;

/// <summary>The key of what two people share, sealed to the public key of one of them. Both were sealed in a browser of one of the two.</summary>
internal sealed class PairKey : ITenantOwned
{
    public required EngagementId Engagement { get; init; }
    public required PersonId Person { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>To which it is sealed; whoever makes a new one is handed the pair's key again by the other side.</summary>
    public required string PublicKey { get; set; }

    public required string Sealed { get; set; }
}
