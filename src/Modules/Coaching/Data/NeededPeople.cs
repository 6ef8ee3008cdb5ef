using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Data;

/// <summary>Whoever has asked for coaching and whoever is named in a tie is needed, without a role.</summary>
internal sealed class NeededPeople : IHoldsPerson
{
    public async Task<bool> Holds(PersonId person, UnitOfWork work) =>
        await work.Set<AskRequest>().AnyAsync(row => row.Person == person) || await work.Set<Tie>().AnyAsync(row => row.One == person || row.Other == person);
}
