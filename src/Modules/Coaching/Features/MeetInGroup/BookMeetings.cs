using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>
/// Books a group's meetings: the whole series when it is put together, a single one when its coach says so. A meeting is a row for each member,
/// in one transaction; one of the rows holds the coach's hour, so that no booking can take it twice.
/// </summary>
internal sealed class BookMeetings(Writer writer, IPeople people, AppointmentMail mail)
{
    // Three days: everybody hears of the first meeting before it comes.
    public static readonly Duration Notice = Duration.FromDays(3);
    private const int MostWeeksApart = 3;

    /// <returns>How many meetings found an hour; 0 when there is none that all are free for.</returns>
    public async Task<int> Series(GroupMembers members, UnitOfWork work)
    {
        var (pair, place) = members.All[0];
        var coach = await work.Set<CoachProfile>().SingleAsync(row => row.Person == pair.Coach);
        var contacts = await people.ContactsOf([.. members.All.Select(member => member.Pair.Participant)]);
        var free = await members.Free(work.Now, work, member => contacts.TryGetValue(member.Participant, out var contact) ? DateTimeZoneProviders.Tzdb[contact.ZoneId] : DateTimeZone.Utc);
        if (free.Where(start => start >= work.Now + Notice).Select(start => (Instant?)start).FirstOrDefault() is not { } first) return 0;
        var weeks = (place.ClosesAt - first).TotalDays / 7;
        var starts = BookSeries.BookSeries.Starts(free, DateTimeZoneProviders.Tzdb[coach.ZoneId], first, Math.Clamp((int)(weeks / place.Sessions), 1, MostWeeksApart), place.Sessions);
        foreach (var start in starts) await Book(members, start, work);
        return starts.Count;
    }

    /// <summary>One more, by the group's coach.</summary>
    public Task<Result<Done>> Handle(PersonId coach, CoachedGroupId id, Instant start) => writer.Write<Result<Done>>(async work =>
    {
        var members = await GroupMembers.Of(id, work);
        if (members.All.Count == 0 || members.All[0].Pair.Coach != coach) return new ThereIsNoSuchGroup();
        var sessions = members.All[0].Place.Sessions;
        if (await Live(id, work) >= sessions) return new AllMeetingsAreBooked(sessions);
        if (!(await members.Free(work.Now, work)).Contains(start)) return new SlotIsNotFree();
        await Book(members, start, work);
        return Done.It;
    });

    /// <summary>Meetings that are booked, or at which somebody was.</summary>
    public static Task<int> Live(CoachedGroupId group, Rows rows) => rows.Of<Session>()
        .Where(row => (row.State == SessionState.Booked || row.State == SessionState.Held) && rows.Of<Engagement>().Any(pair => pair.Id == row.Engagement && pair.Group == group))
        .Select(row => row.Meeting).Distinct().CountAsync();

    private async Task Book(GroupMembers members, Instant start, UnitOfWork work)
    {
        var meeting = NewId.Of<MeetingId>();
        foreach (var (member, index) in members.All.Select((member, index) => (member, index)))
            await mail.TellBoth(Add(member, meeting, start, holdsTheCoachsSlot: index == 0, work), work);
        work.Record("MeetingBooked", $"meeting/{meeting}", new { Group = members.All[0].Pair.Group!.Value.Value, Members = members.All.Count });
    }

    /// <summary>One member's part of a meeting.</summary>
    internal static Session Add((Engagement Pair, Place Place) member, MeetingId meeting, Instant start, bool holdsTheCoachsSlot, UnitOfWork work)
    {
        var (pair, place) = member;
        var session = new Session
        {
            Id = NewId.Of<SessionId>(), Engagement = pair.Id, Meeting = meeting, Participant = pair.Participant, Coach = pair.Coach, Start = start, End = start + place.SessionLength,
            BookedAt = work.Now, CoachSlot = holdsTheCoachsSlot ? pair.Coach : null, ParticipantSlot = pair.Participant,
        };
        work.Set<Session>().Add(session);
        return session;
    }
}
