using Confrere.Kernel.Identifiers;

namespace Confrere.People.Data;

/// <summary>Whose name or address was decrypted in this scope: a request, a job, a verb.</summary>
internal sealed class NamesRead
{
    private readonly HashSet<PersonId> _people = [];

    public IReadOnlyCollection<PersonId> People => _people;

    public void Add(PersonId person) => _people.Add(person);
}
