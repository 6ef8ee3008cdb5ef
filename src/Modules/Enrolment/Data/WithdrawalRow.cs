using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Data;

internal sealed class WithdrawalRow : ITenantOwned
{
    public required WithdrawalId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ParticipantCode Code { get; init; }
    public required string Kind { get; init; }
    public required Instant At { get; init; }
}
