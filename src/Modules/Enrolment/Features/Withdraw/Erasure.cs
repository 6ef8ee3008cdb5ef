using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.Withdraw;

/// <summary>
/// Removes who a participant was: the link, the signatures, the answers about eligibility, what was mailed, and name and address unless
/// the person has another part in the house. A code without a person stays, so that the flow of participants still adds up.
/// </summary>
internal sealed class Erasure(LinkVault vault, IOutbox outbox, IPeople people)
{
    public async Task Erase(Participant participant, PersonId person, UnitOfWork work)
    {
        var index = vault.IndexOf(participant.Code);
        work.Db.RemoveRange(await work.Set<LinkRow>().Where(row => row.CodeIndex == index).ToListAsync());
        var invitation = await work.Set<InvitationRow>().SingleAsync(row => row.PersonId == person && row.ProgrammeId == participant.Programme);
        work.Db.RemoveRange(await work.Set<ConsentRow>().Where(row => row.InvitationId == invitation.Id).ToListAsync());
        work.Db.RemoveRange(await work.Set<EligibilityAnswerRow>().Where(row => row.InvitationId == invitation.Id).ToListAsync());
        work.Db.RemoveRange(await work.Set<OutsideEventRow>().Where(row => row.Code == participant.Code).ToListAsync());
        invitation.DeclineReason = null;
        await outbox.Forget(person, work);
        var anyProgramme = vault.IndexOf(person);
        if (await work.Set<LinkRow>().AnyAsync(row => row.AnyProgrammeIndex == anyProgramme && row.CodeIndex != index)) return;
        await people.Revoke(person, Role.Participant, work);
        await people.ForgetUnlessInRole(person, work);
    }
}
