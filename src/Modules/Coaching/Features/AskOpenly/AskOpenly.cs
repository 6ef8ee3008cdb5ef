using System.Net.Mail;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskOpenly;

/// <summary>
/// A physician without an account asks for coaching on the open page. A link goes to the address that was typed, and the answer is the same whether
/// the address is known. Nothing is asked for until whoever reads that mail presses the button behind the link.
/// </summary>
internal sealed class AskOpenly(
    Writer writer, Reader reader, IProgrammes programmes, IInstitutions institutions, IPeople people, OnDemandRight right, AskOnDemand.AskOnDemand ask, AskLinkMail mail,
    Tenancy tenancy, ActorScope actor, KeyRing keys, IClock clock)
{
    public const int MostPerAddress = 3;
    public const int MostPerClient = 20;
    public const int MostPerHouse = 500;
    public static readonly Duration Patience = Duration.FromDays(7);
    private const int LongestName = 120;
    private const int LongestAddress = 254;
    private static readonly Duration Window = Duration.FromDays(1);

    private readonly FieldCipher _fingerprint = new(keys, KeyPurpose.Coaching);

    /// <summary>The programme and what can be asked for, where its protocol has an open page and coaching can be asked for now; enters its institution.</summary>
    public async Task<(Programme Programme, Offering Offering)?> Find(ProgrammeId id)
    {
        tenancy.EnterAsSystem();
        if (await programmes.Find(id) is not { Protocol.Recruitment.HasOpenSignUp: true } programme) return null;
        tenancy.Enter(programme.Institution);
        actor.Act(Actor.Anonymous);
        return await right.Of(id) is { IsRefused: false } offering ? (programme, offering.Value) : null;
    }

    /// <param name="client">Where the request comes from, like an IP address; kept as a fingerprint for a day.</param>
    public async Task<Result<Done>> Handle(ProgrammeId id, string? name, string? email, string client)
    {
        if (await Find(id) is null) return new NothingToAskFor();
        var (typed, address) = ((name ?? "").Trim(), (email ?? "").Trim().ToLowerInvariant());
        if (typed.Length is 0 or > LongestName || typed.Any(char.IsControl) || !IsAddress(address)) return new NameOrAddressIsMissing();
        var zone = (await institutions.Current())?.ZoneId ?? "UTC";
        return await writer.Write<Result<Done>>(async work =>
        {
            var (addressIndex, clientIndex) = (_fingerprint.BlindIndex($"ask/{address}"), _fingerprint.BlindIndex($"ask-client/{client}"));
            var attempts = work.Set<AskAttempt>();
            await attempts.Where(row => row.At < work.Now - Window).ExecuteDeleteAsync();
            if (await attempts.CountAsync(row => row.ClientIndex == clientIndex) >= MostPerClient || await attempts.CountAsync() >= MostPerHouse) return new TooManyAsked();
            var isQuiet = await attempts.CountAsync(row => row.AddressIndex == addressIndex) < MostPerAddress;
            work.Set<AskAttempt>().Add(new() { Id = NewId.Of<AskRequestId>(), AddressIndex = addressIndex, ClientIndex = clientIndex, At = work.Now });
            // Over an address's limit the answer stays the same: another would say that the address was tried before.
            if (isQuiet) await SendLink(id, new(typed, address, zone, []), work);
            return Done.It;
        });
    }

    /// <summary>Whether the link can still be used. Looking changes nothing, so that scanners of mail cannot use it up.</summary>
    public async Task<bool> IsOpen(string token) => await Find(token) is not null;

    /// <summary>The button behind the link: the place is asked for, and the request is no more.</summary>
    /// <returns>The person, and whether the house knew them in another role before: a link that lasts a week signs nobody of those in.</returns>
    public async Task<Result<(PersonId Person, bool WasKnown)>> Confirm(string token)
    {
        if (await Find(token) is not { } request) return new AskLinkIsOver();
        tenancy.Enter(request.InstitutionId);
        actor.Act(new($"person/{request.Person}"));
        var wasKnown = await writer.Write(work => people.HoldsAnyRole(request.Person, work));
        if ((await ask.Handle(request.Person, request.Programme)).Refusal is { } refusal) return refusal;
        await writer.Write(async work => { await work.Set<AskRequest>().Where(row => row.Person == request.Person).ExecuteDeleteAsync(); });
        return (request.Person, wasKnown);
    }

    /// <summary>Whoever did not follow their link within a week is forgotten, as the page promised.</summary>
    public async Task ForgetStale(UnitOfWork work)
    {
        var stale = await work.Set<AskRequest>().Where(row => row.ExpiresAt <= work.Now).ToListAsync();
        if (stale.Count == 0) return;
        work.Set<AskRequest>().RemoveRange(stale);
        // Gone before it is asked whether another request of theirs is there.
        await work.Db.SaveChangesAsync();
        foreach (var person in stale.Select(row => row.Person).Distinct()) await people.ForgetUnlessNeeded(person, work);
        work.Record("UnconfirmedRequestsForgotten", "ask", new { stale.Count });
    }

    private async Task SendLink(ProgrammeId programme, NewPerson typed, UnitOfWork work)
    {
        var (person, token) = (await people.Register(typed, work), NewId.Token());
        var request = new AskRequest { Id = NewId.Of<AskRequestId>(), Programme = programme, Person = person, LinkIndex = IndexOf(token), ExpiresAt = work.Now + Patience };
        work.Set<AskRequest>().Add(request);
        work.Record("AskLinkRequested", $"ask/{request.Id}");
        await mail.Send(request, token, work);
    }

    private async Task<AskRequest?> Find(string token)
    {
        tenancy.EnterAsSystem();
        var (index, now) = (IndexOf(token), clock.GetCurrentInstant());
        return await reader.Query<AskRequest>().FirstOrDefaultAsync(row => row.LinkIndex == index && row.ExpiresAt > now);
    }

    private string IndexOf(string token) => _fingerprint.BlindIndex($"ask-link/{token}");

    private static bool IsAddress(string email) => email.Length is > 0 and <= LongestAddress && !email.Any(char.IsWhiteSpace)
        && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.');
}
