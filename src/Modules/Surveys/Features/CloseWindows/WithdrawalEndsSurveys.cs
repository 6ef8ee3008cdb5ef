using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>Who withdraws from contact or from giving data owes nothing more. Who withdraws from coaching alone is still asked: the trial needs those answers most.</summary>
internal sealed class WithdrawalEndsSurveys : IHandle<ParticipantWithdrew>
{
    public async Task Handle(ParticipantWithdrew occurred, UnitOfWork work)
    {
        if (occurred.Kind == "coaching") return;
        if (occurred.Kind == "deletion") await Delete(occurred.Participant, work);
        var open = await work.Set<Obligation>().AsTracking()
            .Where(row => row.Participant == occurred.Participant && row.WithdrawnAt == null && row.SettledAt == null
                && !work.Set<Submission>().Any(submission => submission.Obligation == row.Id))
            .ToListAsync();
        foreach (var obligation in open) (obligation.WithdrawnAt, obligation.NextStepAt) = (work.Now, null);
        if (open.Count > 0) work.Record("SurveysEndedByWithdrawal", $"participant/{occurred.Participant}", new { surveys = open.Count });
    }

    // Answers, drafts, revisions, corrections and times go, and with each submission the salt, without which its commitment in the log says nothing. The
    // obligation stays, withdrawn, so that the counts of the flow still add up.
    private static async Task Delete(ParticipantCode participant, UnitOfWork work)
    {
        var obligations = await work.Set<Obligation>().AsTracking().Where(row => row.Participant == participant).ToListAsync();
        var ids = obligations.ConvertAll(row => row.Id);
        work.Db.RemoveRange(await work.Set<DraftAnswer>().Where(row => ids.Contains(row.Obligation)).ToListAsync());
        work.Db.RemoveRange(await work.Set<SubmissionRevision>().Where(row => ids.Contains(row.Obligation)).ToListAsync());
        work.Db.RemoveRange(await work.Set<SubmissionCorrection>().Where(row => ids.Contains(row.Obligation)).ToListAsync());
        work.Db.RemoveRange(await work.Set<SectionTime>().Where(row => ids.Contains(row.Obligation)).ToListAsync());
        var submissions = await work.Set<Submission>().Where(row => ids.Contains(row.Obligation)).ToListAsync();
        work.Db.RemoveRange(submissions);
        foreach (var obligation in obligations) (obligation.WithdrawnAt, obligation.NextStepAt) = (obligation.WithdrawnAt ?? work.Now, null);
        work.Record("AnswersDeleted", $"participant/{participant}", new { surveys = submissions.Count });
    }
}
