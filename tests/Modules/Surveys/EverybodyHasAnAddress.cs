using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;

namespace Confrere.Modules.Tests.Surveys;

internal sealed class EverybodyHasAnAddress : IPeople
{
    public static string Of(PersonId person) => $"{person.Value:n}@example.org";

    public Task<Contact?> ContactOf(PersonId person) => Task.FromResult<Contact?>(new(person, "Somebody", Of(person), "Europe/Zurich"));
    public Task<IReadOnlyDictionary<PersonId, Contact>> ContactsOf(IReadOnlyCollection<PersonId> people) =>
        Task.FromResult<IReadOnlyDictionary<PersonId, Contact>>(people.ToDictionary(person => person, person => new Contact(person, "Somebody", Of(person), "Europe/Zurich")));
    public Task<PersonId> Register(NewPerson person, UnitOfWork work) => throw new NotSupportedException();
    public Task ForgetUnlessInRole(PersonId person, UnitOfWork work) => throw new NotSupportedException();
    public Task ForgetUnlessNeeded(PersonId person, UnitOfWork work) => throw new NotSupportedException();
    public Task<bool> HoldsAnyRole(PersonId person, UnitOfWork work) => throw new NotSupportedException();
    public Task Grant(PersonId person, string role, UnitOfWork work) => throw new NotSupportedException();
    public Task Revoke(PersonId person, string role, UnitOfWork work, string? reason = null) => throw new NotSupportedException();
    public Task<IReadOnlyList<PersonId>> WithRole(string role) => throw new NotSupportedException();
}
