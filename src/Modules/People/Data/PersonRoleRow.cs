using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.People.Data;

internal sealed class PersonRoleRow : ITenantOwned
{
    public required PersonId PersonId { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Role { get; init; }
}
