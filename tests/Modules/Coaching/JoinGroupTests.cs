using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForAnother;
using Confrere.Coaching.Features.JoinGroup;
using Confrere.Coaching.Features.MatchByHand;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>A seat that somebody gave back goes to somebody who waits, as long as the group has not met.</summary>
[Collection("databases")]
public sealed class JoinGroupTests
{
    private const string Reason = "The seat is empty and nobody else waits.";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_empty_seat_goes_to_one_of_those_who_may_take_it_with_every_meeting_and_the_desks_reason(DatabaseProvider provider)
    {
        await using var coaching = await CoachedGroups.House(provider, sessions: 2);
        var coach = await coaching.Coach(capacity: 1);
        var people = await coaching.Waiting(CoachedGroups.Departments);
        await coaching.Publish();
        var late = await coaching.Waiting("Psychiatry", "Neurology", "Radiology");
        var group = (await coaching.Rows<CoachedGroup>()).ShouldHaveSingleItem().Id;
        (await Join(coaching, late[0], group)).Refusal.ShouldBeOfType<GroupIsFull>();
        var leaving = (await coaching.Rows<Engagement>()).Single(pair => pair.Participant == people[0]);
        _ = (await coaching.Do((AskForAnother another) => another.Handle(people[0], leaving.Id))).Value;
        await coaching.Deliver();

        (await Join(coaching, late[0], group, "why")).Refusal.ShouldBeOfType<ReasonIsTooShort>();
        (await Join(coaching, late[2], group)).Refusal.ShouldBeOfType<CompanionsDoNotFit>();
        (await Join(coaching, people[0], group)).Refusal.ShouldBeOfType<RuleForbids>().Rule.ShouldBe(MatchRules.FormerPair);
        // Both of those who may, at once: there is one seat.
        var outcomes = await Task.WhenAll(Join(coaching, late[0], group), Join(coaching, late[1], group));
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(1);
        outcomes.Single(outcome => outcome.IsRefused).Refusal.ShouldBeOfType<GroupIsFull>();

        var joined = (await coaching.Rows<Engagement>()).Single(pair => pair.EndedAt == null && late.Contains(pair.Participant));
        (joined.Group, joined.Coach).ShouldBe((group, coach));
        var booked = (await coaching.Rows<Session>()).FindAll(row => row.State == SessionState.Booked);
        booked.GroupBy(row => row.Meeting).ShouldAllBe(meeting => meeting.Count() == 3 && meeting.Count(row => row.CoachSlot == coach) == 1);
        booked.Count(row => row.Participant == joined.Participant).ShouldBe(2);
        await coaching.Deliver();
        coaching.Sink.To(await coaching.EmailOf(joined.Participant)).Count(mail => mail.Subject!.StartsWith("Appointment on ")).ShouldBe(2);
        (await coaching.Rows<AuditFact>()).ShouldContain(fact => fact.Action == MatchByHand.Fact && fact.Reason == Reason);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task The_desk_is_offered_who_fits_and_nobody_joins_once_the_group_has_begun_to_meet()
    {
        await using var coaching = await CoachedGroups.House(DatabaseProvider.Sqlite, sessions: 2);
        await coaching.Coach(capacity: 1);
        var people = await coaching.Waiting(CoachedGroups.Departments);
        await coaching.Publish();
        var leaving = (await coaching.Rows<Engagement>()).Single(pair => pair.Participant == people[0]);
        _ = (await coaching.Do((AskForAnother another) => another.Handle(people[0], leaving.Id))).Value;
        var late = (await coaching.Waiting("Psychiatry", "Radiology"))[0];
        var busy = await coaching.Participant();
        _ = (await coaching.Wish(busy, "Neurology", TimesOfWeek.Evenings)).Value;
        var group = (await coaching.Rows<CoachedGroup>()).ShouldHaveSingleItem().Id;
        (await Join(coaching, busy, group)).Refusal.ShouldBeOfType<MeetingsDoNotFit>();

        using var desk = new Visitor(await coaching.House.Serve(), NewId.Of<PersonId>(), Role.MatchDesk);
        var seat = $"{(await coaching.Rows<Place>()).Single(place => place.Person == late).Id}/{group}";
        var page = await desk.Open($"/match/{coaching.Programme.Id}");
        page.ShouldContain("have one empty seat");
        page.Split($"/{group}\"").Length.ShouldBe(2, "One of them fits, and nobody else is offered.");
        page.ShouldContain(seat);

        coaching.House.Clock.Reset(CoachedGroups.Week(0) + Duration.FromMinutes(1));
        (await Join(coaching, late, group)).Refusal.ShouldBeOfType<GroupHasMet>();
        coaching.House.Clock.Reset(CoachedGroups.Week(0) - Duration.FromDays(1));
        (await desk.Post($"/match/{coaching.Programme.Id}?handler=Seat", ("seat", seat), ("reason", Reason))).ShouldBe($"/match/{coaching.Programme.Id}");
        (await coaching.Rows<Engagement>()).Count(pair => pair.EndedAt == null && pair.Group == group).ShouldBe(3);
    }

    private static async Task<Result<EngagementId>> Join(CoachingHouse coaching, PersonId person, CoachedGroupId group, string reason = Reason)
    {
        var place = (await coaching.Rows<Place>()).Single(row => row.Person == person).Id;
        return await coaching.Do((JoinGroup join) => join.Handle(place, group, reason));
    }
}
