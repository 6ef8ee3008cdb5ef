using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>Who withdraws from contact or from giving data owes nothing more. Who withdraws from coaching alone is still asked: the trial needs those answers most.</summary>
internal sealed class WithdrawalEndsSurveys : IHandle<ParticipantWithdrew>
{
    public async Task Handle(ParticipantWithdrew occurred, UnitOfWork work)
    {
        if (occurred.Kind == "coaching") return;
        var open = await work.Set<Obligation>().AsTracking()
            .Where(row => row.Participant == occurred.Participant && row.WithdrawnAt == null && row.SettledAt == null
                && !work.Set<Submission>().Any(submission => submission.Obligation == row.Id))
            .ToListAsync();
        foreach (var obligation in open) (obligation.WithdrawnAt, obligation.NextStepAt) = (work.Now, null);
        if (open.Count > 0) work.Record("SurveysEndedByWithdrawal", $"participant/{occurred.Participant}", new { surveys = open.Count });
    }
}
