using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Coaching.Features.TakeSeat;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.JoinGroup;

/// <summary>A running group as somebody sees it who would join: who is in it, and its meetings to come. One that has met, or begun to, takes nobody.</summary>
internal sealed record GroupSeat(CoachedGroup Group, GroupMembers Members, IReadOnlyList<Session> Meetings)
{
    public static async Task<GroupSeat?> Of(CoachedGroup group, Instant now, Rows rows)
    {
        var members = await GroupMembers.Of(group.Id, rows);
        var sessions = await rows.Of<Session>().Where(row => row.Meeting != null && row.State != SessionState.Cancelled && rows.Of<Engagement>().Any(pair => pair.Id == row.Engagement && pair.Group == group.Id)).ToListAsync();
        if (members.All.Count == 0 || sessions.Exists(row => row.State != SessionState.Booked || row.Start <= now)) return null;
        return new(group, members, [.. sessions.DistinctBy(row => row.Meeting).OrderBy(row => row.Start)]);
    }

    public bool HasSeatFor(Place place) => Members.All[0].Place is var theirs && (theirs.Programme, theirs.Offering, theirs.GroupSize, theirs.Sessions) == (place.Programme, place.Offering, place.GroupSize, place.Sessions)
        && Members.All.Count < place.GroupSize;

    /// <summary>The same rules as between those who are put together: different departments, and nothing stated.</summary>
    public Refusal? Against(Place place, Ties ties) => Members.All.Any(member => GroupTable.Between(
        member.Place.Wishes?.Department ?? "", place.Wishes!.Department, ties.Between(member.Pair.Participant, place.Person)) != GroupRules.None) ? new CompanionsDoNotFit() : null;

    /// <summary>Every meeting lies in their block, at times that they named, and nothing of theirs is in the way.</summary>
    public async Task<bool> IsFreeFor(Place place, DateTimeZone zone, Instant now, Rows rows)
    {
        var own = await rows.Of<Session>().Where(row => row.ParticipantSlot == place.Person && row.State == SessionState.Booked && row.End > now).ToListAsync();
        List<Interval> taken = [.. own.Select(row => row.Interval), .. await Engaged.Times(rows, place.Person, now)];
        return Meetings.All(meeting => meeting.End <= place.BlockEnds(now) && !taken.Exists(interval => Slots.Overlap(meeting.Start, meeting.End, interval))
            && (place.Wishes!.Times is var times && (times == TimesOfWeek.Unsaid || times.HasFlag(TimesOfWeekExtensions.PartOf(meeting.Start.InZone(zone).LocalDateTime)))));
    }
}
