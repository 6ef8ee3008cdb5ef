using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

/// <summary>
/// The one place where a person and a participant code meet: two keyed fingerprints to find the row by and the pair sealed inside it,
/// all under the link key. Without that key the row says nothing.
/// </summary>
internal sealed class LinkRow : ITenantOwned
{
    public required LinkId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>Fingerprint of programme and person: a person takes part in a programme once.</summary>
    public required string PersonIndex { get; init; }

    public required string CodeIndex { get; init; }

    /// <summary>Fingerprint of the person alone: finds all the programmes they take part in.</summary>
    public required string AnyProgrammeIndex { get; init; }

    public required byte[] Sealed { get; init; }
}
