using System.Text.Json;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Data;

/// <summary>A signed consent: which words, and sealed under the identity key, who signed and when. One for each text that an invited physician signed.</summary>
internal sealed class ConsentRow : ITenantOwned
{
    public required ConsentId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required InvitationId InvitationId { get; init; }
    public required int ProtocolVersion { get; init; }
    public required string TextVersion { get; init; }
    public required string TextHash { get; init; }

    /// <summary>The words themselves as JSON, so that what was signed can be read when the protocol says something else.</summary>
    public required string Words { get; init; }

    /// <summary>JSON of the typed name and the instant, encrypted and bound to this row.</summary>
    public required byte[] Signature { get; init; }

    public ConsentText Text => JsonSerializer.Deserialize<ConsentText>(Words)!;

    public static string WordsOf(ConsentText text) => JsonSerializer.Serialize(text);
}
