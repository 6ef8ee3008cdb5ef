using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Contracts;

/// <summary>What a higher module asks for before a programme may enrol. The first one that is not met refuses the opening.</summary>
public interface IOpeningCondition
{
    /// <returns>The sentence for the director; null when the condition is met.</returns>
    Task<Refusal?> Refusal(ProgrammeId programme, bool isDemonstration, UnitOfWork work);
}
