using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>What came of reading a document: a protocol, or everything that is wrong with it.</summary>
internal sealed record ProtocolReading(Protocol? Protocol, IReadOnlyList<DocumentProblem> Problems)
{
    public bool IsSound => Protocol is not null;
}
