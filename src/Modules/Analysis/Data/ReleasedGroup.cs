using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>A line of the release ledger: a group about which something left the house, by whom it consisted of.</summary>
internal sealed class ReleasedGroup : ITenantOwned
{
    public required ReleasedGroupId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required ReleasedPackId Pack { get; init; }

    /// <summary>What was said of them: an outcome at a visit.</summary>
    public required string Name { get; init; }

    /// <summary>Participant codes in ordinal order, a line each. Needed to see how a later group differs.</summary>
    public required string Members { get; init; }

    public required Instant ReleasedAt { get; init; }
}
