using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Data;

/// <summary>Different answers that came for a visit that was already locked. Kept and never used for a score: nothing that arrived is thrown away unseen.</summary>
internal sealed class SubmissionRevision : ITenantOwned
{
    public required RevisionId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ObligationId Obligation { get; init; }
    public required string IdempotencyKey { get; init; }
    public required string Answers { get; init; }
    public required string InstrumentVersion { get; init; }
    public required Instant ReceivedAt { get; init; }
}
