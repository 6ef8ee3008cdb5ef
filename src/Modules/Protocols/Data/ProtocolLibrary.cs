using System.Collections.Concurrent;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Data;

/// <summary>Protocols read from stored documents, each once: a hash can only ever mean the same protocol.</summary>
internal sealed class ProtocolLibrary
{
    private readonly ConcurrentDictionary<string, Protocol> _byHash = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(ProgrammeId, int Version), Programme> _programmes = new();

    /// <returns>Null when it has not been read since the start. A version of a programme never changes.</returns>
    public Programme? Known(ProgrammeId programme, int version) => _programmes.GetValueOrDefault((programme, version));

    public void Note(Programme programme, int version) => _programmes[(programme.Id, version)] = programme;

    /// <returns>Null when it has not been read since the start.</returns>
    public Protocol? Known(string hash) => _byHash.GetValueOrDefault(hash);

    /// <exception cref="InvalidOperationException">The stored document does not have the hash under which it was stored.</exception>
    public Protocol Read(ProgrammeVersionRow row) => _byHash.GetOrAdd(row.ProtocolHash, _ => ReadAndVerify(row));

    private static Protocol ReadAndVerify(ProgrammeVersionRow row)
    {
        var reading = ProtocolDocument.ReadStored(row.Document);
        if (reading.Protocol is not { } protocol)
            throw new InvalidOperationException($"The stored protocol of programme {row.ProgrammeId}, version {row.Version}, is no longer readable: {reading.Problems[0]}");
        return CanonicalProtocol.HashOf(protocol) == row.ProtocolHash
            ? protocol
            : throw new InvalidOperationException($"The stored protocol of programme {row.ProgrammeId}, version {row.Version}, is not the one that was stored: its hash differs.");
    }
}
