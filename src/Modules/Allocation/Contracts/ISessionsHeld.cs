using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Implemented above, by whoever delivers what was allocated: sessions held by participant code, for the flow of those who may tell the arms apart.</summary>
public interface ISessionsHeld
{
    Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme);
}
