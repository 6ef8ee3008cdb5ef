using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>
/// Takes the steps of one obligation that have come due: invite when its window opens, remind on each rung of its ladder, tell others when
/// the window has shut unanswered. Each step is taken once, however often this is asked and wherever the clock has jumped.
/// </summary>
internal sealed class WindowSteps(Writer writer, SurveyMailer mailer)
{
    public Task Take(ObligationId id, CancellationToken cancellation = default) => writer.Write(async work =>
    {
        var obligation = await work.Set<Obligation>().AsTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (obligation is null or { WithdrawnAt: not null } || obligation.NextStepAt is not { } due || due > work.Now) return;
        var isSubmitted = await work.Set<Submission>().AnyAsync(row => row.Obligation == id);
        if (!isSubmitted && work.Now < obligation.ClosesAt) await Write(obligation, work);
        var hasShut = work.Now >= obligation.ClosesAt;
        if (hasShut) obligation.SettledAt = work.Now;
        obligation.NextStepAt = NextAfter(obligation, isSubmitted, work.Now);
        if (hasShut && !isSubmitted) await TellThatItShut(obligation, work);
    }, cancellation);

    private async Task Write(Obligation obligation, UnitOfWork work)
    {
        var reached = obligation.Ladder.Reached(work.Now);
        if (reached > obligation.RungsTaken) await Remind(obligation, reached, work);
        else if (obligation.InvitedAt is null) await Invite(obligation, work);
    }

    private async Task Invite(Obligation obligation, UnitOfWork work)
    {
        obligation.InvitedAt = work.Now;
        await mailer.Invite(obligation, work);
    }

    private async Task Remind(Obligation obligation, int reached, UnitOfWork work)
    {
        // A watch that was asleep while the window opened or over several rungs writes once, not several times in a row.
        obligation.InvitedAt ??= work.Now;
        obligation.RungsTaken = reached;
        await mailer.Remind(obligation, work);
    }

    private static async Task TellThatItShut(Obligation obligation, UnitOfWork work)
    {
        work.Record("SurveyWindowClosed", $"participant/{obligation.Participant}", new { visit = obligation.Visit });
        await work.Publish(new SurveyWindowClosed(obligation.Programme, obligation.Participant, obligation.Visit));
    }

    private static Instant? NextAfter(Obligation obligation, bool isSubmitted, Instant now) =>
        obligation.SettledAt is not null ? null
        : !isSubmitted && obligation.Ladder.Next(now) is { } rung ? rung
        : obligation.ClosesAt;
}
