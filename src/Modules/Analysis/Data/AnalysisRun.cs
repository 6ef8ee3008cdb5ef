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

    /// <summary>The bundle, in base 64. Encrypted: it holds who is in which arm.</summary>
    public required string Bundle { get; init; }

    public required byte[] Word { get; init; }
    public required string Code { get; init; }
    public required long Seed { get; init; }

    /// <summary>What the estimators had to say, a line each; empty when nothing.</summary>
    public required string Warnings { get; init; }

    /// <summary>How the primary comparison grew, for the dashboard: <see cref="Domain.Dashboard.CoursePoint"/> as JSON. Beside the results, which hold no time.</summary>
    public required string Course { get; init; }

    public required Instant RanAt { get; init; }
}
