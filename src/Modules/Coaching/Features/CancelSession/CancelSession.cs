using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.CancelSession;

/// <summary>Either side cancels with a code. The hour is free again and both calendars are told.</summary>
internal sealed class CancelSession(Writer writer, AppointmentMail mail)
{
    public Task<Result<Done>> Handle(PersonId side, SessionId id, ReasonCode reason) => writer.Write<Result<Done>>(async work =>
    {
        var session = await work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && (row.Participant == side || row.Coach == side));
        if (session is null) return new SessionIsNotYours();
        if (session.State != SessionState.Booked) return new SessionIsClosed();
        if (session.Start <= work.Now) return new SessionHasBegun();
        await Cancel(session, reason, work);
        return Done.It;
    });

    internal async Task Cancel(Session session, ReasonCode reason, UnitOfWork work)
    {
        var holdsTheCoachsSlot = session.CoachSlot is not null;
        session.Cancel(reason, work.Now);
        if (session.Meeting is { } meeting && holdsTheCoachsSlot) await HandOver(session, meeting, work);
        work.Record("SessionCancelled", $"session/{session.Id}", new { Reason = reason.ToString() });
        await mail.TellBoth(session, work);
    }

    // One member does not come: the meeting goes on, and another row of it holds the coach's hour.
    private static async Task HandOver(Session session, MeetingId meeting, UnitOfWork work)
    {
        await work.Db.SaveChangesAsync();
        var others = await work.Set<Session>().AsTracking().Where(row => row.Meeting == meeting && row.State == SessionState.Booked).ToListAsync();
        if (others.MinBy(row => row.Id.Value) is { } next) next.CoachSlot = session.Coach;
    }
}
