using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.CloseWindows;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.FollowUp;

/// <summary>
/// One more reminder, by a director's hand, to everybody who owes the survey and may be written to. To all of them or none: whoever could
/// choose among people could, without meaning to, ask one arm harder than the other.
/// </summary>
internal sealed class RemindNow(Writer writer, SurveyMailer mailer)
{
    public Task<Result<int>> Handle(ProgrammeId programme, string visit, CancellationToken cancellation = default) => writer.Write(async work =>
    {
        var owed = await work.Set<Obligation>().AsTracking().Owed(programme, work.Set<Submission>(), work.Now).Where(row => row.Visit == visit).ToListAsync(cancellation);
        var due = owed.Where(row => SurveyMailer.MayRemindNow(row, work.Now)).ToList();
        if (due.Count == 0) return (Result<int>)new NobodyToRemindNow();
        foreach (var obligation in due)
        {
            obligation.InvitedAt ??= work.Now;
            await mailer.Remind(obligation, work);
        }
        work.Record("SurveyRemindedByHand", $"programme/{programme}", new { visit, people = due.Count });
        return due.Count;
    }, cancellation);
}
