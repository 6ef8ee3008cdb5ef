using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.RenewConsent;

/// <summary>A participant agrees to a later version of the protocol. Until they do, the version that they signed stays theirs.</summary>
internal sealed class RenewConsent(Writer writer, Reader reader, IParticipants participants, IProgrammes programmes, IPeople people, ActorScope actor, ConsentBook book)
{
    public const string Fact = "ParticipantConsentedAgain";

    /// <summary>The programme with the version that asks for their agreement; null when nothing is asked.</summary>
    public async Task<Programme?> Asked(Participant participant)
    {
        if (participant.HasWithdrawn || await programmes.Find(participant.Programme) is not { } programme) return null;
        // Not only the latest: a version that asked stays asking when the next one does not.
        var asks = (await programmes.Versions(programme.Id)).Any(version => version.AsksConsentAgain && version.Version > participant.ProtocolVersion && version.Version <= programme.Protocol.Version);
        return asks ? programme : null;
    }

    /// <summary>Every text that this person signed in a programme.</summary>
    public IQueryable<ConsentRow> Signed(PersonId person, ProgrammeId programme) =>
        from invitation in reader.Query<InvitationRow>()
        join row in reader.Query<ConsentRow>() on invitation.Id equals row.InvitationId
        where invitation.PersonId == person && invitation.ProgrammeId == programme
        select row;

    public async Task<Result<Done>> Handle(PersonId person, string? typedName, bool agrees, bool asText = false)
    {
        if (await participants.OfPerson(person) is not { } participant) return new NothingIsAsked();
        if (await Asked(participant) is not { } programme) return new NothingIsAsked();
        if (ConsentBook.Against(typedName, agrees) is { } refusal) return refusal;
        var contact = (await people.ContactOf(person))!;
        actor.Act(new($"participant/{participant.Code}"));
        return await writer.Write<Result<Done>>(async work =>
        {
            var row = await work.Set<ParticipantRow>().SingleAsync(row => row.Code == participant.Code);
            if (row.ProtocolVersion >= programme.Protocol.Version) return new NothingIsAsked();
            row.ProtocolVersion = programme.Protocol.Version;
            var invitation = await work.Set<InvitationRow>().Where(row => row.PersonId == person && row.ProgrammeId == programme.Id).Select(row => row.Id).SingleAsync();
            await book.Sign(invitation, programme, contact, typedName!, asText, work);
            work.Record(Fact, $"participant/{participant.Code}",
                new { version = programme.Protocol.Version, text = programme.Protocol.Consent.Version, textHash = programme.ConsentHash });
            await work.Publish(new ParticipantConsentedAgain(programme.Id, participant.Code, programme.Protocol.Version));
            return Done.It;
        });
    }
}
