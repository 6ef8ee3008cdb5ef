using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.ViewHome;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>Enters a signature, the first or one under a later text, and mails the copy.</summary>
internal sealed class ConsentBook(SignatureSeal seal, IOutbox outbox, PublicAddress address)
{
    private const int LongestName = 200;

    /// <returns>Null when it is a signature.</returns>
    public static Refusal? Against(string? typedName, bool agrees) => (agrees, typedName?.Trim()) switch
    {
        (false, null or "") => new NothingIsSigned(),
        (false, _) => new StatementIsNotAgreed(),
        (_, null or "") => new NameIsNotTyped(),
        (_, { Length: > LongestName } name) => new TypedNameIsTooLong(name.Length, LongestName),
        _ => null,
    };

    /// <param name="asText">The whole text goes into the mail, because the person said that nobody else reads that mailbox; otherwise a link to it.</param>
    public Task Sign(InvitationId invitation, Programme programme, Contact person, string typedName, bool asText, UnitOfWork work)
    {
        var (id, consent) = (NewId.Of<ConsentId>(), programme.Protocol.Consent);
        work.Db.Add(new ConsentRow
        {
            Id = id, InvitationId = invitation, ProtocolVersion = programme.Protocol.Version, TextVersion = consent.Version, TextHash = programme.ConsentHash,
            Words = ConsentRow.WordsOf(consent), Signature = seal.Seal(id, new(typedName.Trim(), work.Now)),
        });
        var link = address.Of("/me/consent");
        var text = asText
            ? ConsentCopyMail.Whole(consent, programme.ConsentHash, typedName.Trim(), Moments.MinuteOf(work.Now, person.ZoneId), link)
            : ConsentCopyMail.Text(link);
        return outbox.Enqueue(new(person.Person, "consent-copy", $"consent-copy/{id}", "Your copy", text, work.Now), work);
    }
}
