using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Data;

/// <summary>Two accounts that are one person, so that a second address hides no conflict.</summary>
internal sealed class SamePerson : ITenantOwned
{
    public required PersonId Account { get; init; }
    public required PersonId Is { get; init; }
    public InstitutionId InstitutionId { get; init; }
}
