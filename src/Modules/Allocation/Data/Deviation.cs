using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>A participant's coaching was opened before its time, for a reason. The list and the arm stay as they were drawn.</summary>
internal sealed class Deviation : ITenantOwned
{
    public required DeviationId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required ParticipantCode Participant { get; init; }
    public required string Reason { get; init; }
    public required Instant At { get; init; }
}
