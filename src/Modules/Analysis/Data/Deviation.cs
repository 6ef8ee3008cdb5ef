using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>Something done otherwise than the locked plan says: written once, never changed, shown by every later report.</summary>
internal sealed class Deviation : ITenantOwned
{
    public required DeviationId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }

    /// <summary>The day on which it was decided.</summary>
    public required LocalDate Date { get; init; }

    public required string What { get; init; }
    public required string Reason { get; init; }
    public required Instant RecordedAt { get; init; }
}
