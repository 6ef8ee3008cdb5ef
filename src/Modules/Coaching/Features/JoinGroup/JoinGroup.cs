using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.MatchByHand;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Coaching.Features.PublishMatch;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.JoinGroup;

/// <summary>
/// The match desk seats somebody who waits in a group that runs and has an empty seat, with its reason. Only before the group has met for the
/// first time: who comes later would have missed what the others had. Between the newcomer, each companion and the coach the same hard rules hold
/// as when a group is put together, and every meeting that is booked must suit them; all are booked for them too.
/// </summary>
internal sealed class JoinGroup(Writer writer, Reader reader, ProposeCoaches proposals, IPeople people, MatchMail matched, AppointmentMail mail)
{
    private const int ShortestReason = 10;

    public async Task<Result<EngagementId>> Handle(PlaceId id, CoachedGroupId groupId, string reason)
    {
        if (reason.Trim().Length < ShortestReason) return new ReasonIsTooShort();
        if (await reader.Query<Place>().FirstOrDefaultAsync(row => row.Id == id) is not { } known || await proposals.Rules(known.Programme) is not { } rules) return new NoSeatIsChosen();
        var zone = await people.ContactOf(known.Person) is { } contact ? DateTimeZoneProviders.Tzdb[contact.ZoneId] : DateTimeZone.Utc;
        return await writer.Write<Result<EngagementId>>(work => Seat(id, groupId, rules, zone, reason.Trim(), work));
    }

    private async Task<Result<EngagementId>> Seat(PlaceId id, CoachedGroupId groupId, CoachRules rules, DateTimeZone zone, string reason, UnitOfWork work)
    {
        var place = await work.Set<Place>().SingleAsync(row => row.Id == id);
        if (await work.Set<CoachedGroup>().FirstOrDefaultAsync(row => row.Id == groupId) is not { } group) return new NoSeatIsChosen();
        if (place.Wishes is null) return new DepartmentIsNeeded();
        if (await GroupSeat.Of(group, work.Now, work) is not { } seat) return new GroupHasMet();
        if (!seat.HasSeatFor(place)) return new GroupIsFull(place.GroupSize ?? 1);
        if (!await seat.IsFreeFor(place, zone, work.Now, work)) return new MeetingsDoNotFit();
        var joined = await Pairing.Join(place, group, rules, ties => seat.Against(place, ties), reason, work);
        if (joined.Refusal is CoachCannotBeChosen { Rule: var rule }) return new RuleForbids(rule);
        if (joined.IsRefused) return joined.Refusal;
        work.Record("GroupJoined", $"group/{group.Id}", new { Members = seat.Members.All.Count + 1 });
        foreach (var meeting in seat.Meetings) await mail.TellBoth(BookMeetings.Add((joined.Value, place), meeting.Meeting!.Value, meeting.Start, holdsTheCoachsSlot: false, work), work);
        await matched.TellBoth(joined.Value, work);
        return joined.Value.Id;
    }
}
