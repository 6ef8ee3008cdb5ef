using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>
/// The one record of a group's meeting: who came, how long, by which means. Each who came has held a session, for each who did not it was not
/// held, and every member is asked whether that is right. The coach is paid once, however many came, and not when nobody did. With the last
/// meeting of the dose the group has ended for all who are still in it.
/// </summary>
internal sealed class RecordMeeting(Writer writer, Reader reader, IProgrammes programmes, RecordToConfirmMail mail)
{
    /// <returns>How many came.</returns>
    public async Task<Result<int>> Handle(PersonId coach, MeetingId id, IReadOnlyCollection<SessionId> present, int minutes, SessionMode mode)
    {
        if (minutes is < RecordSession.RecordSession.ShortestMinutes or > RecordSession.RecordSession.LongestMinutes)
            return new LengthIsUnlikely(RecordSession.RecordSession.ShortestMinutes, RecordSession.RecordSession.LongestMinutes);
        var programme = await reader.Query<Session>().Where(row => row.Meeting == id && row.Coach == coach)
            .Join(reader.Query<Engagement>(), row => row.Engagement, pair => pair.Id, (_, pair) => pair.Programme).Distinct().ToListAsync();
        if (programme is not [var only] || await programmes.Find(only) is not { Protocol: var protocol }) return new ThereIsNoSuchMeeting();
        return await writer.Write<Result<int>>(async work =>
        {
            var rows = (await work.Set<Session>().Where(row => row.Meeting == id && row.State == SessionState.Booked).ToListAsync()).OrderBy(row => row.Id.Value).ToList();
            if (rows.Count == 0) return new MeetingIsRecorded();
            if (rows[0].Start > work.Now) return new MeetingHasNotBegun();
            if (present.Except(rows.Select(row => row.Id)).Any()) return new SomebodyIsNotInTheMeeting();
            await Record(rows, present, minutes, mode, protocol, work);
            return present.Count;
        });
    }

    private async Task Record(List<Session> rows, IReadOnlyCollection<SessionId> present, int minutes, SessionMode mode, Protocol protocol, UnitOfWork work)
    {
        var patience = Duration.FromDays(protocol.RecordsOrPlain.ConfirmWithinDays);
        var group = (await work.Set<Engagement>().SingleAsync(pair => pair.Id == rows[0].Engagement)).Group!.Value;
        var isPaid = false;
        foreach (var session in rows)
        {
            if (present.Contains(session.Id))
            {
                session.Hold(minutes, mode, work.Now, patience);
                await Crediting.Credit(session, protocol.Coaches, work, pays: !isPaid);
                isPaid = true;
            }
            else session.Miss(ReasonCode.NobodyCame, work.Now, patience);
            await mail.Ask(session, work);
        }
        work.Record("MeetingRecorded", $"meeting/{rows[0].Meeting}", new { Seats = rows.Count, Present = present.Count });
        await work.Db.SaveChangesAsync();
        await EndWithLast(group, work);
    }

    // Whoever missed some has been offered all of them: the others have gone on.
    private static async Task EndWithLast(CoachedGroupId group, UnitOfWork work)
    {
        var members = await GroupMembers.Of(group, work);
        if (members.All.Count == 0) return;
        var held = await work.Set<Session>().Where(row => row.State == SessionState.Held && work.Set<Engagement>().Any(pair => pair.Id == row.Engagement && pair.Group == group))
            .Select(row => row.Meeting).Distinct().CountAsync();
        if (held < members.All[0].Place.Sessions) return;
        foreach (var (pair, _) in members.All) await Ending.Of(await work.Set<Engagement>().SingleAsync(row => row.Id == pair.Id), Engagement.Completed, work);
    }
}
