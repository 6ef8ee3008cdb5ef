using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Arms as A and B: who belongs together, not which is which. The letters are drawn once per programme from the sealed seed.</summary>
public interface IBlindedArms
{
    Task<IReadOnlyDictionary<ParticipantCode, char>> Of(ProgrammeId programme);
}
