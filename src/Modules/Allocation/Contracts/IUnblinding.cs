using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>Opens the arms, for the analysis of a frozen dataset under a locked plan. Each opening is a fact with its reason.</summary>
public interface IUnblinding
{
    Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work);

    /// <summary>The arms of this draw: of everybody who was in it.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, Draw draw, string reason, UnitOfWork work) =>
        draw == Draw.First ? Open(programme, reason, work) : Task.FromResult<IReadOnlyDictionary<ParticipantCode, ArmCode>>(new Dictionary<ParticipantCode, ArmCode>());

    /// <summary>
    /// Stratum and block of everybody, or the round of a lottery, for a test from the allocations that could have been drawn: within one, any order of its arms was equally
    /// likely. Null where the list is of neither. To be asked for with the arms; it tells the last places of a block.
    /// </summary>
    Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks(ProgrammeId programme, UnitOfWork work);

    /// <summary>Likewise of this draw.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks(ProgrammeId programme, Draw draw, UnitOfWork work) =>
        draw == Draw.First ? Blocks(programme, work) : Task.FromResult<IReadOnlyDictionary<ParticipantCode, string>?>(null);

    /// <summary>The list of this draw in its order, where it was drawn by minimisation; null where it was not. To be asked for with the arms.</summary>
    Task<MinimisedList?> Minimised(ProgrammeId programme, Draw draw, UnitOfWork work) => Task.FromResult<MinimisedList?>(null);

    /// <summary>When the arms were opened for the first time; null while they are closed. A plan that was locked later is no plan.</summary>
    Task<Instant?> FirstOpened(ProgrammeId programme, UnitOfWork work);
}
