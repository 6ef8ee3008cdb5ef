using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.People.Contracts;

/// <summary>A module that still needs somebody who holds no role: invited, named, or about to confirm. Asked before such a person is forgotten.</summary>
public interface IHoldsPerson
{
    Task<bool> Holds(PersonId person, UnitOfWork work);
}
