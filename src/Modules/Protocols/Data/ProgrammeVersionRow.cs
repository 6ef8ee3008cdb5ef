using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Protocols.Data;

/// <summary>A protocol that a programme runs or ran. The document stays as its author wrote it; the hash is over its canonical form.</summary>
internal sealed class ProgrammeVersionRow : ITenantOwned
{
    public required ProgrammeId ProgrammeId { get; init; }
    public required int Version { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Document { get; init; }
    public required string ProtocolHash { get; init; }
    public required LocalDate EffectiveOn { get; init; }
    public required Instant AddedAt { get; init; }
}
