using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>
/// The coach moves a meeting for everybody, in one act and with a code: the entries in all calendars keep their UID, the old hour is free. Whoever
/// had said that they cannot come at the old hour is expected at the new one.
/// </summary>
internal sealed class MoveMeeting(Writer writer, AppointmentMail mail)
{
    public Task<Result<Done>> Handle(PersonId coach, MeetingId id, Instant start, ReasonCode reason) => writer.Write<Result<Done>>(async work =>
    {
        var rows = await work.Set<Session>().Where(row => row.Meeting == id && row.Coach == coach).ToListAsync();
        if (rows.Count == 0) return new ThereIsNoSuchMeeting();
        var booked = rows.FindAll(row => row.State == SessionState.Booked);
        if (booked.Count == 0) return new MeetingIsRecorded();
        if (booked[0].Start <= work.Now) return new MeetingHasBegun();
        var group = (await work.Set<Engagement>().SingleAsync(pair => pair.Id == booked[0].Engagement)).Group!.Value;
        var members = await GroupMembers.Of(group, work);
        if (!(await members.Free(work.Now, work, moving: id)).Contains(start)) return new SlotIsNotFree();
        foreach (var session in booked) session.MoveTo(start, reason);
        var again = members.All.Where(member => !booked.Exists(row => row.Engagement == member.Pair.Id)).Select(member => BookMeetings.Add(member, id, start, holdsTheCoachsSlot: false, work)).ToList();
        work.Record("MeetingMoved", $"meeting/{id}", new { Members = members.All.Count, Reason = reason.ToString() });
        foreach (var session in booked.Concat(again)) await mail.TellBoth(session, work);
        return Done.It;
    });
}
