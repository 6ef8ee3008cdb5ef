using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Protocols.Data;

/// <summary>One running of a protocol. The document stays as its author wrote it; the hash is over its canonical form.</summary>
internal sealed class ProgrammeRow : ITenantOwned
{
    public required ProgrammeId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Name { get; init; }
    public required string Document { get; init; }
    public required string ProtocolHash { get; init; }
    public required Instant CreatedAt { get; init; }
}
