using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.People.Contracts;

/// <summary>Names and addresses, decrypted for the few who need them: the mail sender, the person concerned, and their coach.</summary>
public interface IPeople
{
    /// <summary>Registers a person of the work's institution, or returns the one who already has this address; roles are added to those held.</summary>
    Task<PersonId> Register(NewPerson person, UnitOfWork work);

    /// <summary>Gives a known person one more role; holding it already changes nothing.</summary>
    Task Grant(PersonId person, string role, UnitOfWork work);

    /// <summary>Takes a role away; not holding it changes nothing.</summary>
    /// <param name="reason">Why, for the log; a participant who leaves is not asked.</param>
    Task Revoke(PersonId person, string role, UnitOfWork work, string? reason = null);

    Task<bool> HoldsAnyRole(PersonId person, UnitOfWork work);

    /// <summary>Removes a person who holds no role: name, address and open links go; somebody with a role is left as they are.</summary>
    Task ForgetUnlessInRole(PersonId person, UnitOfWork work);

    /// <summary>The same for somebody who never confirmed an address; whom a module still needs (<see cref="IHoldsPerson"/>) is left as they are.</summary>
    Task ForgetUnlessNeeded(PersonId person, UnitOfWork work);

    Task<Contact?> ContactOf(PersonId person);

    /// <summary>Several people at once, for lists; those not found are absent.</summary>
    Task<IReadOnlyDictionary<PersonId, Contact>> ContactsOf(IReadOnlyCollection<PersonId> people);

    Task<IReadOnlyList<PersonId>> WithRole(string role);
}
