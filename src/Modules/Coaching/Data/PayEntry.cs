using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A line of the pay ledger: one for each held session, by the protocol's rate. It does not say who was coached.</summary>
internal sealed class PayEntry : ITenantOwned
{
    public required PayEntryId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Coach { get; init; }
    public required SessionId Session { get; init; }
    public required decimal Amount { get; init; }
    public required string Basis { get; init; }
    public required Instant EnteredAt { get; init; }
}
