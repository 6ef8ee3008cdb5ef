using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>
/// Makes a participant of an eligible physician who signs. On the identity side: the signature; on the trial side: a random code; between
/// them one sealed link. No fact and no instant in clear stands on both sides.
/// </summary>
internal sealed class SignConsent(
    Writer writer, Invitations invitations, IPeople people, Conditions conditions, ActorScope actor, LinkVault vault, ConsentBook book)
{
    /// <param name="asText">The copy by mail holds the whole text instead of a link to it.</param>
    public async Task<Result<SignedConsent>> Handle(string token, string? typedName, bool agrees, bool asText = false)
    {
        if (await invitations.Find(token) is not { } invitation) return new InvitationIsUnknown();
        if (ConsentBook.Against(typedName, agrees) is { } refusal) return refusal;
        var contact = (await people.ContactOf(invitation.Person))!;
        actor.Act(new("participant"));
        return await writer.Write<Result<SignedConsent>>(async work =>
        {
            var row = await work.Set<InvitationRow>().SingleAsync(row => row.Id == invitation.Id);
            if (row.State == InvitationState.Consented) return new ConsentIsSignedAlready();
            if (row.State == InvitationState.NotEligible) return new PhysicianIsNotEligible();
            if (row.State is InvitationState.Invited or InvitationState.SignedUp) return new EligibilityComesFirst();
            if (await EnrolmentPeriods.Against(invitation.Programme.Id, work) is { } closed) return closed;
            // A version that came after enrolment was opened may have brought sample or stand-in wording back.
            if ((await conditions.Unmet(invitation.Programme.Id, work)).Count > 0) return new ProgrammeIsNotReady();
            row.State = InvitationState.Consented;
            row.DeclineReason = null;
            await book.Sign(invitation.Id, invitation.Programme, contact, typedName!, asText, work);
            return await MakeParticipant(invitation, contact.ZoneId, work);
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
            new { programme = programme.Id.ToString(), version = programme.Protocol.Version, text = programme.Protocol.Consent.Version, textHash = programme.ConsentHash });
        await work.Publish(new ParticipantConsented(programme.Id, code, zone, work.Now));
        return new(person, code);
    }
}
