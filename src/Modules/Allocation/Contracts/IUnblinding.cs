using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Contracts;

/// <summary>Opens the arms, for the analysis of a frozen dataset under a locked plan. Each opening is a fact with its reason.</summary>
public interface IUnblinding
{
    Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work);
}
