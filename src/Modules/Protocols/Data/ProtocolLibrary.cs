using System.Collections.Concurrent;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Data;

/// <summary>Protocols read from stored documents, each once: a hash can only ever mean the same protocol.</summary>
internal sealed class ProtocolLibrary
{
    private readonly ConcurrentDictionary<string, Protocol> _byHash = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The stored document does not have the hash under which it was stored.</exception>
    public Protocol Read(ProgrammeRow row) => _byHash.GetOrAdd(row.ProtocolHash, _ => ReadAndVerify(row));

    private static Protocol ReadAndVerify(ProgrammeRow row)
    {
        var reading = ProtocolDocument.Read(row.Document);
        if (reading.Protocol is not { } protocol)
            throw new InvalidOperationException($"The stored protocol of programme {row.Id} is no longer readable: {reading.Problems[0]}");
        return CanonicalProtocol.HashOf(protocol) == row.ProtocolHash
            ? protocol
            : throw new InvalidOperationException($"The stored protocol of programme {row.Id} is not the one that was stored: its hash differs.");
    }
}
