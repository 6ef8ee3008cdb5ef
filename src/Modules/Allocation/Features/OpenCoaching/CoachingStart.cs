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
internal sealed class CoachingStart(SealedRules rules) : IHandle<SurveySubmitted>, IHandle<SurveyWindowClosed>
{
    public Task Handle(SurveySubmitted occurred, UnitOfWork work) => Apply(occurred.Programme, occurred.Participant, occurred.Visit, work);

    public Task Handle(SurveyWindowClosed occurred, UnitOfWork work) => Apply(occurred.Programme, occurred.Participant, occurred.Visit, work);

    private async Task Apply(ProgrammeId programme, ParticipantCode participant, string visit, UnitOfWork work)
    {
        // Most visits open nobody's coaching.
        if (await rules.Of(programme, work.Db) is not { } rule || rule.Arms.All(arm => arm.StartsAfterVisit != visit)) return;
        var allocated = await work.Set<AllocatedParticipant>().AsTracking().SingleOrDefaultAsync(row => row.Programme == programme && row.Participant == participant);
        // A baseline window that shut unanswered: the participant was never allocated.
        if (allocated is null) return;
        var own = rule.Arm(allocated.Arm);
        var opens = own.StartsAfterVisit == visit && allocated.CoachingOpenedAt is null;
        if (opens) allocated.CoachingOpenedAt = work.Now;
        work.Record("WaitingRuleApplied", $"participant/{participant}", new { visit, outcome = Commitments.OfStart(allocated.Salt, visit, opens) });
        if (opens) await work.Publish(new CoachingOpened(programme, participant, own.Offering, work.Now));
    }
}
