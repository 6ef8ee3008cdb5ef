using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Data;

internal sealed class NamesForContact(Reader reader, LinkVault vault, IPeople people) : INamesForContact
{
    public async Task<IReadOnlyDictionary<ParticipantCode, string>> Of(IReadOnlyCollection<ParticipantCode> codes)
    {
        var indexes = codes.Select(vault.IndexOf).ToList();
        var links = await reader.Query<LinkRow>().Where(row => indexes.Contains(row.CodeIndex)).ToListAsync();
        var pairs = links.ConvertAll(link => vault.Open(link.Id.Value, link.Sealed));
        var contacts = await people.ContactsOf([.. pairs.Select(pair => pair.Person)]);
        return pairs.Where(pair => contacts.ContainsKey(pair.Person)).ToDictionary(pair => pair.Code, pair => contacts[pair.Person].Name);
    }
}
