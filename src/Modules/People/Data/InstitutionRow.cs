using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.People.Data;

internal sealed class InstitutionRow : ITenantOwned
{
    /// <summary>Its own identifier: an institution sees itself and no other.</summary>
    public required InstitutionId InstitutionId { get; init; }
    public required string Name { get; init; }
    public required string ZoneId { get; init; }
    public required bool IsDemonstration { get; init; }
    public required Instant CreatedAt { get; init; }
}
