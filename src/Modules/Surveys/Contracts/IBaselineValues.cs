using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>A locked baseline's scales ("pfi.burnout") and items ("pfi.pfi01"), within the transaction that wants to allocate by them. Null where nothing was answered.</summary>
public interface IBaselineValues
{
    Task<IReadOnlyDictionary<string, double?>> Of(ProgrammeId programme, ParticipantCode participant, UnitOfWork work);
}
