using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>That a coach had to break confidentiality, on which ground and when. Not what was said, to whom, or by whom.</summary>
internal sealed class ConfidenceException : ITenantOwned
{
    public required ConfidenceExceptionId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required EngagementId Engagement { get; init; }
    public required ConfidenceGround Ground { get; init; }
    public required Instant At { get; init; }
}
