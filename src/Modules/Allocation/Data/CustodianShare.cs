using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>One custodian's share of a seed. Written once, before the list is sealed; encrypted under the allocation key and bound to its row.</summary>
internal sealed class CustodianShare : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required int Number { get; init; }
    public required PersonId Custodian { get; init; }
    public required byte[] Share { get; init; }
    public required string Commitment { get; init; }
    public required Instant EnteredAt { get; init; }
}
