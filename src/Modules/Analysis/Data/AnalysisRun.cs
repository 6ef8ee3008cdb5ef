using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>One run of a locked plan on a frozen dataset, with its results and report as they were written then.</summary>
internal sealed class AnalysisRun : ITenantOwned
{
    public required AnalysisRunId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required FrozenSetId Frozen { get; init; }
    public required LockedPlanId Plan { get; init; }
    public required string Reason { get; init; }
    public required string Results { get; init; }
    public required string ResultsHash { get; init; }
    public required string Report { get; init; }
    public required Instant RanAt { get; init; }
}
