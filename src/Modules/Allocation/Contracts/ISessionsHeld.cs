using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Implemented above, by whoever delivers what was allocated: sessions held by participant code, for the flow of those who may tell the arms apart.</summary>
public interface ISessionsHeld
{
    Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme);

    /// <summary>Further sessions, which are no dose of the course.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, int>> FurtherSessionsHeld(ProgrammeId programme);
}
