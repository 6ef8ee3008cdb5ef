using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Evidence.Data;

/// <summary>A result released by a programme of this institution.</summary>
internal sealed class OwnResult : ITenantOwned
{
    public required OwnResultId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required string Name { get; init; }
    public required string Scale { get; init; }
    public required string Unit { get; init; }
    public required double Estimate { get; init; }
    public required double StandardError { get; init; }
    public required double Lower { get; init; }
    public required double Upper { get; init; }
    public required int Treated { get; init; }
    public required int Controls { get; init; }
    public required string ResultsHash { get; init; }
    public required Instant ReleasedAt { get; init; }
}
