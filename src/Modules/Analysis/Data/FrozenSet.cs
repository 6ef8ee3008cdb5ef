using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>A freeze: written once, never changed. The arms in it are A and B.</summary>
internal sealed class FrozenSet : ITenantOwned
{
    public required FrozenSetId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required string Text { get; init; }
    public required string Dictionary { get; init; }
    public required string Hash { get; init; }
    public required string DictionaryHash { get; init; }
    public required int Participants { get; init; }
    public required Instant FrozenAt { get; init; }
}
