using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>The coach cancels a meeting for everybody; the hour is free again and can be booked anew.</summary>
internal sealed class CancelMeeting(Writer writer, CancelSession.CancelSession cancel)
{
    public Task<Result<Done>> Handle(PersonId coach, MeetingId id, ReasonCode reason) => writer.Write<Result<Done>>(async work =>
    {
        var rows = await work.Set<Session>().Where(row => row.Meeting == id && row.Coach == coach).ToListAsync();
        if (rows.Count == 0) return new ThereIsNoSuchMeeting();
        var booked = rows.FindAll(row => row.State == SessionState.Booked);
        if (booked.Count == 0) return new MeetingIsRecorded();
        if (booked[0].Start <= work.Now) return new MeetingHasBegun();
        foreach (var session in booked) await cancel.Cancel(session, reason, work);
        return Done.It;
    });
}
