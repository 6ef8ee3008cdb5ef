using Confrere.Kernel.Identifiers;

namespace Confrere.Protocols.Contracts;

/// <summary>The programmes of the current institution and the protocol that each follows.</summary>
public interface IProgrammes
{
    /// <summary>Each with the version that is in force now.</summary>
    Task<IReadOnlyList<Programme>> All();

    /// <summary>With the version that is in force now.</summary>
    Task<Programme?> Find(ProgrammeId id);

    /// <summary>With one version: the one that a participant consented to stays theirs until they consent to another.</summary>
    Task<Programme?> Find(ProgrammeId id, int version);

    /// <summary>Every version, the oldest first; the last may not be in force yet. Empty when the programme is not known here.</summary>
    Task<IReadOnlyList<ProtocolVersion>> Versions(ProgrammeId id);
}
