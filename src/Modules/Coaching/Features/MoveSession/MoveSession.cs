using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.CancelSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MoveSession;

/// <summary>Either side moves a session to another free hour of the coach, with a code. The calendar entry keeps its UID and its sequence rises.</summary>
internal sealed class MoveSession(Writer writer, BookSession.AppointmentMail mail)
{
    public Task<Result<Done>> Handle(PersonId side, SessionId id, Instant start, ReasonCode reason = ReasonCode.Other) => writer.Write<Result<Done>>(async work =>
    {
        var session = await work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && (row.Participant == side || row.Coach == side));
        if (session is null) return new SessionIsNotYours();
        if (session.State != SessionState.Booked) return new SessionIsClosed();
        if (session.Meeting is not null) return new GroupMeetsTogether();
        if (session.Start <= work.Now) return new SessionHasBegun();
        var pair = await work.Set<Engagement>().SingleAsync(row => row.Id == session.Engagement);
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        if (await BookSession.BookSession.SlotRefusal(work, pair, place, start, row => row.Id == id) is { } refusal) return refusal;
        session.MoveTo(start, reason);
        work.Record("SessionMoved", $"session/{session.Id}", new { session.Sequence, Reason = reason.ToString() });
        await mail.TellBoth(session, work);
        return Done.It;
    });
}
