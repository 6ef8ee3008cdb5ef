using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>Every condition of a programme's enrolment that is not met, all at once.</summary>
internal sealed class Conditions(IEnumerable<IOpeningCondition> conditions, IInstitutions institutions)
{
    public async Task<IReadOnlyList<Refusal>> Unmet(ProgrammeId programme, UnitOfWork work)
    {
        var isDemonstration = await institutions.Current() is { IsDemonstration: true };
        var unmet = new List<Refusal>();
        foreach (var condition in conditions)
            if (await condition.Refusal(programme, isDemonstration, work) is { } refusal) unmet.Add(refusal);
        return unmet;
    }
}
