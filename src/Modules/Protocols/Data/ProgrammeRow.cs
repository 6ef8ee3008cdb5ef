using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Protocols.Data;

/// <summary>One running of a protocol. What it runs is in its versions.</summary>
internal sealed class ProgrammeRow : ITenantOwned
{
    public required ProgrammeId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Name { get; init; }
    public required Instant CreatedAt { get; init; }
}
