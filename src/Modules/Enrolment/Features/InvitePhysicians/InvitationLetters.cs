using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Makes an invitation with its personal link and writes the mails that carry the link: the first one and those that repeat it.</summary>
internal sealed class InvitationLetters(KeyRing keys, IOutbox outbox, PublicAddress address)
{
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Identity);

    public InvitationRow Add(Programme programme, PersonId person, bool isSignUp, UnitOfWork work)
    {
        var (id, token) = (NewId.Of<InvitationId>(), NewId.Token());
        var row = new InvitationRow
        {
            Id = id, ProgrammeId = programme.Id, PersonId = person, TokenHash = LinkToken.Digest(token), Token = _cipher.Encrypt(token, PlaceOf(id)),
            IsSignUp = isSignUp, State = isSignUp ? InvitationState.SignedUp : InvitationState.Invited, InvitedAt = work.Now, LastMailedAt = work.Now,
        };
        work.Db.Add(row);
        return row;
    }

    /// <summary>Where the personal link leads; the same for the life of the invitation.</summary>
    public string PathOf(InvitationRow row) => $"/i/{_cipher.DecryptText(row.Token, PlaceOf(row.Id))}";

    public Task Write(InvitationRow row, string name, string institution, UnitOfWork work) =>
        Send(row, InvitationStillDue.InvitationKind, InvitationMail.Text(name, institution, address.Of(PathOf(row))), work);

    /// <summary>To an address that asked for it on the open page, wherever its invitation stands.</summary>
    public Task Confirm(InvitationRow row, string institution, UnitOfWork work) =>
        Send(row, "sign-up", InvitationMail.Confirmation(institution, address.Of(PathOf(row))), work);

    private Task Send(InvitationRow row, string kind, string text, UnitOfWork work)
    {
        row.Mails++;
        row.LastMailedAt = work.Now;
        return outbox.Enqueue(new(row.PersonId, kind, $"invitation/{row.Id}/{row.Mails}", InvitationMail.Subject, text, work.Now, About: row.Id.ToString()), work);
    }

    private static string PlaceOf(InvitationId id) => $"invitations/{id}/token";
}
