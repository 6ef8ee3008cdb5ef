using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>Up to how many of a programme may be drawn: coach hours were enough for all of them when the wave was opened.</summary>
internal sealed class DrawWave : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required int Number { get; init; }
    public required int UpTo { get; init; }
    public required Instant OpenedAt { get; init; }
}
