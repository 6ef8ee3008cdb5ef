using Confrere.Kernel.Identifiers;

namespace Confrere.People.Contracts;

/// <summary>How to reach a person and how to address them.</summary>
public sealed record Contact(PersonId Person, string Name, string Email, string ZoneId)
{
    public string FirstName => Name.Split(' ')[0];
}
