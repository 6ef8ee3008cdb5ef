using Confrere.Kernel.Identifiers;

namespace Confrere.Protocols.Contracts;

/// <summary>One running of a protocol. The hash is over the protocol's canonical form.</summary>
public sealed record Programme(ProgrammeId Id, InstitutionId Institution, string Name, Protocol Protocol, string ProtocolHash);
