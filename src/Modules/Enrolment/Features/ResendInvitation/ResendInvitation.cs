using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.ResendInvitation;

/// <summary>Sends the same link again to one physician who has not answered, or to all of them. The link that they have goes on working.</summary>
internal sealed class ResendInvitation(Writer writer, IProgrammes programmes, IInstitutions institutions, IPeople people, InvitationLetters letters)
{
    /// <summary>The first mail and three more; after that silence is an answer.</summary>
    public const int MostMails = 4;

    public static readonly Duration Pause = Duration.FromDays(1);

    public async Task<Result<Done>> ToOne(ProgrammeId programme, Guid invitation)
    {
        var (id, institution) = (new InvitationId(invitation), await institutions.Current());
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<InvitationRow>().SingleOrDefaultAsync(row => row.Id == id && row.ProgrammeId == programme) is not { } row) return new InvitationIsNotHere();
            if (await EnrolmentPeriods.Against(programme, work) is { } refusal) return refusal;
            if (!IsOpen(row)) return new InvitationIsAnswered();
            if (row.Mails >= MostMails) return new MailedOftenEnough(MostMails);
            if (row.LastMailedAt > work.Now - Pause) return new MailedToday();
            await Send(row, (await people.ContactOf(row.PersonId))!, institution, work);
            return Done.It;
        });
    }

    /// <returns>How many mails are on their way.</returns>
    public async Task<Result<int>> ToAll(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is null) return new ProgrammeIsUnknown();
        var institution = await institutions.Current();
        return await writer.Write<Result<int>>(async work =>
        {
            if (await EnrolmentPeriods.Against(programme, work) is { } refusal) return refusal;
            var rows = await work.Set<InvitationRow>().Where(row => row.ProgrammeId == programme).ToListAsync();
            var due = rows.Where(row => IsDue(row, work.Now)).ToList();
            if (due.Count == 0) return new NobodyIsDueAgain();
            var contacts = await people.ContactsOf([.. due.Select(row => row.PersonId)]);
            foreach (var row in due) await Send(row, contacts[row.PersonId], institution, work);
            return due.Count;
        });
    }

    public static bool IsDue(InvitationRow row, Instant now) => IsOpen(row) && row.Mails < MostMails && row.LastMailedAt <= now - Pause;

    private static bool IsOpen(InvitationRow row) => row.State is InvitationState.Invited or InvitationState.Eligible;

    private async Task Send(InvitationRow row, Contact contact, Institution? institution, UnitOfWork work)
    {
        await letters.Write(row, contact.Name, institution?.Name ?? "Your institution", work);
        work.Record("InvitationSentAgain", $"invitation/{row.Id}", new { mails = row.Mails });
    }
}
