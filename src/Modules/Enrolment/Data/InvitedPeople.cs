using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Data;

/// <summary>Whoever has an invitation is needed, whatever they did with it.</summary>
internal sealed class InvitedPeople : IHoldsPerson
{
    public Task<bool> Holds(PersonId person, UnitOfWork work) => work.Set<InvitationRow>().AnyAsync(row => row.PersonId == person);
}
