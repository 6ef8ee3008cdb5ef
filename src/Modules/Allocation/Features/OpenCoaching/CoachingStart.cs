using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.OpenCoaching;

/// <summary>
/// Ends the waiting of a delayed arm when the visit that it waited for is answered or its window has shut. The fact is the same for
/// every arm and says only in a salted commitment whether coaching opened, so that the log tells no arm.
/// </summary>
internal sealed class CoachingStart : IHandle<SurveySubmitted>, IHandle<SurveyWindowClosed>
{
    public Task Handle(SurveySubmitted occurred, UnitOfWork work) => Apply(occurred.Programme, occurred.Participant, occurred.Visit, work);

    public Task Handle(SurveyWindowClosed occurred, UnitOfWork work) => Apply(occurred.Programme, occurred.Participant, occurred.Visit, work);

    private static async Task Apply(ProgrammeId programme, ParticipantCode participant, string visit, UnitOfWork work)
    {
        var found = await (
            from row in work.Set<AllocatedParticipant>().AsTracking()
            join list in work.Set<SealedList>() on row.Programme equals list.Programme
            where row.Programme == programme && row.Participant == participant
            select new { Allocated = row, list.Rule }).SingleOrDefaultAsync();
        // A baseline window that shut unanswered: the participant was never allocated.
        if (found is null) return;
        var rule = AllocationRule.FromCanonical(found.Rule);
        if (rule.Arms.All(arm => arm.StartsAfterVisit != visit)) return;
        var own = rule.Arm(found.Allocated.Arm);
        var opens = own.StartsAfterVisit == visit && found.Allocated.CoachingOpenedAt is null;
        if (opens) found.Allocated.CoachingOpenedAt = work.Now;
        work.Record("WaitingRuleApplied", $"participant/{participant}", new { visit, outcome = Commitments.OfStart(found.Allocated.Salt, visit, opens) });
        if (opens) await work.Publish(new CoachingOpened(programme, participant, own.Offering, work.Now));
    }
}
