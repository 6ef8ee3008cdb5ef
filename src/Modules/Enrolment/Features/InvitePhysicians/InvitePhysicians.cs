using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Invites everybody on a list, or nobody when a line of it is wrong. Those invited before are left alone, so that a list can be sent again.</summary>
internal sealed class InvitePhysicians(Writer writer, IProgrammes programmes, IInstitutions institutions, IPeople people, InvitationLetters letters)
{
    public const int MostAtOnce = 2000;

    public async Task<Result<InvitedPhysicians>> Handle(ProgrammeId id, string list)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsUnknown();
        var institution = await institutions.Current();
        var parsed = InvitationList.Parse(list, institution?.ZoneId ?? "UTC");
        if (parsed.Problems.Count > 0) return new ListHasProblems(parsed.Problems);
        if (parsed.Entries.Count == 0) return new ListIsEmpty();
        if (parsed.Entries.Count > MostAtOnce) return new ListIsTooLong(parsed.Entries.Count, MostAtOnce);
        return await writer.Write<Result<InvitedPhysicians>>(async work =>
        {
            if (await EnrolmentPeriods.Against(id, work) is { } refusal) return refusal;
            return await InviteAll(programme, institution?.Name ?? "Your institution", parsed.Entries, work);
        });
    }

    private async Task<InvitedPhysicians> InviteAll(Programme programme, string institution, IReadOnlyList<InvitationEntry> entries, UnitOfWork work)
    {
        var sent = new List<SentInvitation>();
        foreach (var entry in entries)
        {
            var person = await people.Register(new(entry.Name, entry.Email, entry.ZoneId, []), work);
            if (await work.Set<InvitationRow>().AnyAsync(row => row.ProgrammeId == programme.Id && row.PersonId == person)) continue;
            sent.Add(await Invite(programme, institution, person, entry, work));
        }
        return new(sent, entries.Count - sent.Count);
    }

    private async Task<SentInvitation> Invite(Programme programme, string institution, PersonId person, InvitationEntry entry, UnitOfWork work)
    {
        var invitation = letters.Add(programme, person, isSignUp: false, work);
        work.Record("PhysicianInvited", $"invitation/{invitation.Id}", new { programme = programme.Id.ToString() });
        await letters.Write(invitation, entry.Name, institution, work);
        return new(person, entry.Email, letters.PathOf(invitation));
    }
}
