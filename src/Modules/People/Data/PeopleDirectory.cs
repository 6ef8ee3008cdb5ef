using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.People.Contracts;
using Confrere.People.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.People.Data;

internal sealed class PeopleDirectory(Reader reader, AddressIndex index, NamesRead names, IEnumerable<IHoldsPerson> holders) : IPeople, IInstitutions
{
    public const string RevokedFact = "RoleRevoked";

    public async Task<PersonId> Register(NewPerson person, UnitOfWork work)
    {
        if (!EmailAddress.TryParse(person.Email, out var address))
            throw new ArgumentException("The caller checks the address before it registers a person.", nameof(person));
        var fingerprint = index.Of(address);
        var known = work.Set<PersonRow>().Local.SingleOrDefault(row => row.EmailIndex == fingerprint)
            ?? await work.Set<PersonRow>().SingleOrDefaultAsync(row => row.EmailIndex == fingerprint);
        // Somebody another named by address alone is called by it until they are entered by name.
        if (known is not null && known.Name == known.Email) known.Name = person.Name.Trim();
        var id = known?.Id ?? Add(person, address, fingerprint, work);
        foreach (var role in person.Roles) await Grant(id, role, work);
        return id;
    }

    public async Task Grant(PersonId person, string role, UnitOfWork work)
    {
        if (!Role.All.Contains(role)) throw new ArgumentException($"\"{role}\" is not a role.", nameof(role));
        if (work.Set<PersonRoleRow>().Local.Any(row => row.PersonId == person && row.Role == role)) return;
        if (await work.Set<PersonRoleRow>().AnyAsync(row => row.PersonId == person && row.Role == role)) return;
        work.Db.Add(new PersonRoleRow { PersonId = person, Role = role });
        // Whoever becomes a participant does so at the instant of their consent, which the trial's own fact states under the code: a
        // second fact at that instant under the person would join the two in the log.
        if (role != Role.Participant) work.Record("RoleGranted", $"person/{person}", new { role });
    }

    public async Task Revoke(PersonId person, string role, UnitOfWork work, string? reason = null)
    {
        if (await work.Set<PersonRoleRow>().SingleOrDefaultAsync(row => row.PersonId == person && row.Role == role) is not { } row) return;
        work.Db.Remove(row);
        // As with granting: a participant's fact would stand at the instant of the trial's own.
        if (role != Role.Participant) work.Record(RevokedFact, $"person/{person}", new { role }, reason);
    }

    public async Task ForgetUnlessInRole(PersonId person, UnitOfWork work)
    {
        if (await HoldsAnyRole(person, work)) return;
        work.Db.RemoveRange(await work.Set<SignInLinkRow>().Where(row => row.PersonId == person).ToListAsync());
        if (await work.Set<PersonRow>().SingleOrDefaultAsync(row => row.Id == person) is not { } row) return;
        work.Db.Remove(row);
    }

    public async Task ForgetUnlessNeeded(PersonId person, UnitOfWork work)
    {
        foreach (var holder in holders)
            if (await holder.Holds(person, work)) return;
        await ForgetUnlessInRole(person, work);
    }

    // A role taken away a moment ago in this unit of work is still in the database, but no longer theirs.
    public async Task<bool> HoldsAnyRole(PersonId person, UnitOfWork work) =>
        (await work.Set<PersonRoleRow>().Where(row => row.PersonId == person).ToListAsync()).Any(row => work.Db.Entry(row).State != EntityState.Deleted);

    public async Task<Contact?> ContactOf(PersonId person) =>
        await reader.Query<PersonRow>().SingleOrDefaultAsync(row => row.Id == person) is { } row ? ContactOf(row) : null;

    public async Task<IReadOnlyDictionary<PersonId, Contact>> ContactsOf(IReadOnlyCollection<PersonId> people)
    {
        var rows = await reader.Query<PersonRow>().Where(row => people.Contains(row.Id)).ToListAsync();
        return rows.ToDictionary(row => row.Id, ContactOf);
    }

    public async Task<IReadOnlyList<PersonId>> WithRole(string role) =>
        await reader.Query<PersonRoleRow>().Where(row => row.Role == role).OrderBy(row => row.PersonId).Select(row => row.PersonId).ToListAsync();

    public async Task<Institution?> Current() =>
        await reader.Query<InstitutionRow>().Take(2).ToListAsync() is [var row] ? new(row.InstitutionId, row.Name, row.ZoneId, row.IsDemonstration) : null;

    private static PersonId Add(NewPerson person, EmailAddress address, string fingerprint, UnitOfWork work)
    {
        var row = new PersonRow
        {
            Id = NewId.Of<PersonId>(), Name = person.Name.Trim(), Email = address.Value, EmailIndex = fingerprint, ZoneId = person.ZoneId,
        };
        work.Db.Add(row);
        work.Record("PersonRegistered", $"person/{row.Id}");
        return row.Id;
    }

    private Contact ContactOf(PersonRow row)
    {
        names.Add(row.Id);
        return new(row.Id, row.Name, row.Email, row.ZoneId);
    }
}
