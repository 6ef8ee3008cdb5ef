using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Messages.Data;

/// <summary>A person does not want messages of this kind. Taken back by deleting the row.</summary>
internal sealed class RefusedKind : ITenantOwned
{
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Person { get; init; }
    public required string Kind { get; init; }
    public required Instant RefusedAt { get; init; }
}
