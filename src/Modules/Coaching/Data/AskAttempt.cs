using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>Keyed fingerprints of the address typed on the open page and of the client, for a day, to slow down who would fill mailboxes.</summary>
internal sealed class AskAttempt : ITenantOwned
{
    public required AskRequestId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string AddressIndex { get; init; }
    public required string ClientIndex { get; init; }
    public required Instant At { get; init; }
}
