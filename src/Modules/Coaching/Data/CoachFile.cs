using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A coach's photograph, or the file behind a credential. The bytes are encrypted.</summary>
internal sealed class CoachFile : ITenantOwned
{
    public required CoachFileId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }

    /// <summary>Whose evidence it is; null for the photograph.</summary>
    public required CredentialId? Credential { get; init; }

    public required string MediaType { get; init; }
    public required byte[] Bytes { get; init; }
    public required Instant KeptAt { get; init; }
}
