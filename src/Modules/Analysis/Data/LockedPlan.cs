using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>The plan as it stood when it was locked, once for each programme.</summary>
internal sealed class LockedPlan : ITenantOwned
{
    public required LockedPlanId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }

    /// <summary>Canonical JSON of what decides: estimand, set, method, arms, visits, outcomes.</summary>
    public required string Text { get; init; }

    public required string Hash { get; init; }
    public required string ProtocolHash { get; init; }
    public required Instant LockedAt { get; init; }
}
