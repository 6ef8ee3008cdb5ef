using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>Somebody asked for coaching on the open page and has not shown yet that the address is theirs. Of the link a keyed fingerprint is kept.</summary>
internal sealed class AskRequest : ITenantOwned
{
    public required AskRequestId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Person { get; init; }
    public required string LinkIndex { get; init; }
    public required Instant ExpiresAt { get; init; }
}
