using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>The first time that a programme's arms were opened; written once, so that a plan can be shown to be older.</summary>
internal sealed class ArmsOpening : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required Instant OpenedAt { get; init; }
}
