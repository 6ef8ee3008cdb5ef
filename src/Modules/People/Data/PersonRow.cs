using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.People.Data;

/// <summary>A person by name. Name and address are encrypted; the address can be looked up by its keyed fingerprint only.</summary>
internal sealed class PersonRow : ITenantOwned
{
    public required PersonId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Name { get; set; }
    public required string Email { get; init; }
    public required string EmailIndex { get; init; }
    public required string ZoneId { get; set; }
}
