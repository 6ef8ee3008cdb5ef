using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

/// <summary>A signed consent: which words, and sealed under the identity key, who signed and when.</summary>
internal sealed class ConsentRow : ITenantOwned
{
    public required ConsentId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required InvitationId InvitationId { get; init; }
    public required string TextVersion { get; init; }
    public required string TextHash { get; init; }

    /// <summary>JSON of the typed name and the instant, encrypted and bound to this row.</summary>
    public required byte[] Signature { get; init; }
}
