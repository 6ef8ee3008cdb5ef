using Confrere.Kernel.Identifiers;

namespace Confrere.Protocols.Contracts;

/// <summary>The programmes of the current institution and the protocol that each follows.</summary>
public interface IProgrammes
{
    Task<IReadOnlyList<Programme>> All();

    Task<Programme?> Find(ProgrammeId id);
}
