using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>Opens the arms, for the analysis of a frozen dataset under a locked plan. Each opening is a fact with its reason.</summary>
public interface IUnblinding
{
    Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work);

    /// <summary>When the arms were opened for the first time; null while they are closed. A plan that was locked later is no plan.</summary>
    Task<Instant?> FirstOpened(ProgrammeId programme, UnitOfWork work);
}
