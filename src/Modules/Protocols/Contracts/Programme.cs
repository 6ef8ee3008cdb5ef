using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Contracts;

/// <summary>One running of a protocol. The hash is over the protocol's canonical form.</summary>
public sealed record Programme(ProgrammeId Id, InstitutionId Institution, string Name, Protocol Protocol, string ProtocolHash)
{
    /// <summary>The hash of the consent text alone: a signature states which words were read.</summary>
    public string ConsentHash => CanonicalProtocol.HashOf(Protocol.Consent);
}
