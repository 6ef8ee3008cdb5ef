using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Asked within the transaction that wants to allocate: is this participant's baseline submitted, and so locked?</summary>
public interface IBaselineLock
{
    Task<bool> IsLocked(ProgrammeId programme, ParticipantCode participant, UnitOfWork work);
}
