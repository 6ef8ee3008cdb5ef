using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>
/// Makes a participant of an eligible physician who signs. On the identity side: the signature; on the trial side: a random code; between
/// them one sealed link. No fact and no instant in clear stands on both sides.
/// </summary>
internal sealed class SignConsent(
    Writer writer, Invitations invitations, IPeople people, IOutbox outbox, ActorScope actor, LinkVault vault, SignatureSeal seal, PublicAddress address)
{
    private const int LongestName = 200;

    public async Task<Result<SignedConsent>> Handle(string token, string? typedName, bool agrees)
    {
        if (await invitations.Find(token) is not { } invitation) return new InvitationIsUnknown();
        if (!agrees && string.IsNullOrWhiteSpace(typedName)) return new NothingIsSigned();
        if (!agrees) return new StatementIsNotAgreed();
        if (string.IsNullOrWhiteSpace(typedName)) return new NameIsNotTyped();
        if (typedName.Length > LongestName) return new TypedNameIsTooLong(typedName.Length, LongestName);
        var zone = (await people.ContactOf(invitation.Person))!.ZoneId;
        actor.Act(new("participant"));
        return await writer.Write<Result<SignedConsent>>(async work =>
        {
            var row = await work.Set<InvitationRow>().SingleAsync(row => row.Id == invitation.Id);
            if (row.State == InvitationState.Consented) return new ConsentIsSignedAlready();
            if (row.State == InvitationState.NotEligible) return new PhysicianIsNotEligible();
            if (row.State is InvitationState.Invited or InvitationState.SignedUp) return new EligibilityComesFirst();
            row.State = InvitationState.Consented;
            row.DeclineReason = null;
            AddConsent(invitation, typedName.Trim(), work);
            return await MakeParticipant(invitation, zone, work);
        });
    }

    private void AddConsent(OpenedInvitation invitation, string typedName, UnitOfWork work)
    {
        var id = NewId.Of<ConsentId>();
        work.Db.Add(new ConsentRow
        {
            Id = id, InvitationId = invitation.Id, TextVersion = invitation.Programme.Protocol.Consent.Version,
            TextHash = invitation.Programme.ConsentHash, Signature = seal.Seal(id, new(typedName, work.Now)),
        });
    }

    private async Task<SignedConsent> MakeParticipant(OpenedInvitation invitation, string zone, UnitOfWork work)
    {
        var (programme, person, code, link) = (invitation.Programme, invitation.Person, ParticipantCode.New(), NewId.Of<LinkId>());
        work.Db.Add(new ParticipantRow
        {
            Code = code, ProgrammeId = programme.Id, ZoneId = zone, ConsentedAt = work.Now, ProtocolVersion = programme.Protocol.Version,
        });
        work.Db.Add(new LinkRow
        {
            Id = link, PersonIndex = vault.IndexOf(programme.Id, person), AnyProgrammeIndex = vault.IndexOf(person), CodeIndex = vault.IndexOf(code),
            Sealed = vault.Seal(link.Value, person, code),
        });
        await people.Grant(person, Role.Participant, work);
        work.Record("ParticipantConsented", $"participant/{code}",
            new { programme = programme.Id.ToString(), text = programme.Protocol.Consent.Version, textHash = programme.ConsentHash });
        await outbox.Enqueue(new(person, "consent-copy", $"consent-copy/{invitation.Id}", "Your copy", ConsentCopyMail.Text(address.Of("/me/consent")), work.Now), work);
        await work.Publish(new ParticipantConsented(programme.Id, code, zone, work.Now));
        return new(person, code);
    }
}
