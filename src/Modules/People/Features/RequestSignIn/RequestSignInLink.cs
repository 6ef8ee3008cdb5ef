using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Kernel.Web;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Confrere.People.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.People.Features.RequestSignIn;

/// <summary>
/// Somebody typed an address. If it belongs to somebody they are mailed a link, and in any case the answer and the work done are the
/// same, so that the page tells nobody who takes part.
/// </summary>
internal sealed class RequestSignInLink(Writer writer, Tenancy tenancy, AddressIndex index, PublicAddress address)
{
    public static readonly Duration Validity = Duration.FromMinutes(20);

    internal const int MostPerAddress = 5;
    internal const int MostPerClient = 30;
    private static readonly Duration Window = Duration.FromHours(1);

    /// <param name="client">Where the request comes from, like an IP address; kept as a fingerprint for an hour.</param>
    public async Task<Result<Done>> Handle(string? typed, string client)
    {
        if (!EmailAddress.TryParse(typed, out var email)) return new AddressIsMalformed();
        tenancy.EnterAsSystem();
        return await writer.Write<Result<Done>>(async work =>
        {
            tenancy.EnterAsSystem();
            var (addressIndex, clientIndex) = (index.Of(email), index.OfClient(client));
            await work.Set<SignInAttemptRow>().Where(row => row.At < work.Now - Window).ExecuteDeleteAsync();
            if (await work.Set<SignInAttemptRow>().CountAsync(row => row.ClientIndex == clientIndex) >= MostPerClient) return new TooManyLinksAskedFor();
            var isQuiet = await work.Set<SignInAttemptRow>().CountAsync(row => row.AddressIndex == addressIndex) < MostPerAddress;
            work.Db.Add(new SignInAttemptRow { Id = NewId.Of<SignInAttemptId>(), AddressIndex = addressIndex, ClientIndex = clientIndex, At = work.Now });
            // Over the limit of an address the answer stays the same: a refusal would say that the limit, and so the address, is somebody's.
            if (isQuiet) await SendLinks(addressIndex, work);
            return Done.It;
        });
    }

    private async Task SendLinks(string addressIndex, UnitOfWork work)
    {
        foreach (var person in await work.Set<PersonRow>().Where(row => row.EmailIndex == addressIndex).ToListAsync())
        {
            // What the handlers store belongs to the person's institution. One unit of work for known and unknown addresses alike: a
            // second one for the known would show in the time that the answer takes.
            tenancy.Enter(person.InstitutionId);
            var token = SignInLinks.Add(person.Id, person.InstitutionId, work.Now + Validity, work);
            await work.Publish(new SignInLinkRequested(person.Id, address.Of(SignInLinks.PathOf(token)), work.Now + Validity));
            await work.Db.SaveChangesAsync();
        }
        tenancy.EnterAsSystem();
    }
}
