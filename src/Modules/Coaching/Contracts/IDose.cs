using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Contracts;

/// <summary>Sessions held, by participant code: the delivery that the report states.</summary>
public interface IDose
{
    Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme);
}
