using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>Those whom one coach meets together, from the day they were put together until the last of them has left. Each has an engagement of their own in it.</summary>
internal sealed class CoachedGroup : ITenantOwned
{
    public required CoachedGroupId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Coach { get; init; }

    /// <summary>How many began. Fewer than the protocol says where the promised day had passed.</summary>
    public required int Members { get; init; }

    public required Instant FormedAt { get; init; }
}
