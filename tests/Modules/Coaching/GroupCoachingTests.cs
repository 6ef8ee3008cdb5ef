using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForAnother;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.SettleDispute;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>An arm that is coached in groups of three: put together by the match desk, meeting together, recorded once, counted and paid as it was.</summary>
[Collection("databases")]
public sealed class GroupCoachingTests
{
    private static readonly Instant First = CoachingHouse.Tuesday9InZurich;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Three_of_different_departments_meet_one_coach_in_a_series_that_is_recorded_once_and_paid_once(DatabaseProvider provider)
    {
        await using var coaching = await CoachedGroups.House(provider);
        var coach = await coaching.Coach(capacity: 1);
        var people = await coaching.Waiting("Medicine", "Radiology", "Paediatrics");
        (await coaching.Choose(people[0], coach)).Refusal.ShouldBeOfType<GroupIsPutTogether>();

        (await coaching.Publish()).ShouldBe(new(Begun: 3, NoLongerPossible: 0));

        (await coaching.Rows<Engagement>()).Select(pair => (pair.Coach, pair.Group)).Distinct().ShouldHaveSingleItem().Group.ShouldNotBeNull();
        var rows = await coaching.Rows<Session>();
        (rows.Count, rows.Count(row => row.CoachSlot == coach), rows.Select(row => row.Meeting).Distinct().Count()).ShouldBe((18, 6, 6));
        rows.Select(row => row.Start).Distinct().Order().ShouldBe(Enumerable.Range(0, 6).Select(week => CoachedGroups.Week(week)));
        (await coaching.Book(people[0], First + Duration.FromHours(1))).Refusal.ShouldBeOfType<GroupMeetsTogether>();
        await coaching.Deliver();
        // Each hears once of each meeting and once that there is something new; the coach too, and not three times.
        foreach (var to in people.Append(coach)) coaching.Sink.To(await coaching.EmailOf(to)).Count.ShouldBe(7);
        coaching.Sink.Messages.ShouldAllBe(mail => mail.Subject == "Something new on your page" || mail.Subject!.StartsWith("Appointment on "));

        var meeting = rows.First(row => row.Start == First).Meeting!.Value;
        var (came, missed) = (rows.Where(row => row.Meeting == meeting && row.Participant != people[2]).ToList(), people[2]);
        (await coaching.Record(coach, meeting, came)).Refusal.ShouldBeOfType<MeetingHasNotBegun>();
        coaching.House.Clock.Reset(First + Duration.FromHours(1));
        (await coaching.Do((RecordSession record) => record.Held(coach, came[0].Id, 50, SessionMode.Video))).Refusal.ShouldBeOfType<NoSuchSession>();
        (await coaching.Record(coach, meeting, came)).Value.ShouldBe(2);
        (await coaching.Record(coach, meeting, came)).Refusal.ShouldBeOfType<MeetingIsRecorded>();
        (await coaching.Rows<PayEntry>()).ShouldHaveSingleItem().Amount.ShouldBe(120m);

        // One says that they were not there: no dose of theirs, and the coach was there for the other.
        var paid = (await coaching.Rows<PayEntry>())[0].Session!.Value;
        var disputer = came.Single(row => row.Id == paid).Participant;
        _ = (await coaching.Do((AttestSession attest) => attest.Dispute(disputer, paid, DisputeCode.WasNotHeld))).Value;
        _ = (await coaching.Do((SettleDispute settle) => settle.Handle(paid, Settlement.NotHeld, null, null))).Value;
        (await coaching.Rows<PayEntry>()).Count.ShouldBe(1);
        coaching.House.Clock.Advance(Duration.FromDays(8));
        var dose = await coaching.House.As(services => services.GetRequiredService<IDose>().SessionsHeld(coaching.Programme.Id));
        people.Select(person => dose[coaching.CodeOf(person)]).Order().ShouldBe([0, 0, 1]);
        dose[coaching.CodeOf(missed)].ShouldBe(0);
        (await coaching.House.As(services => services.GetRequiredService<IDose>().Held(coaching.Programme.Id))).ShouldHaveSingleItem().Group.ShouldBe("group 1");
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_leaves_goes_alone_and_the_coachs_hour_stays_the_groups()
    {
        await using var coaching = await CoachedGroups.House(DatabaseProvider.Sqlite);
        var coach = await coaching.Coach(capacity: 2);
        var people = await coaching.Waiting("Medicine", "Radiology", "Paediatrics");
        await coaching.Publish();
        var rows = await coaching.Rows<Session>();
        var holder = rows.First(row => row.CoachSlot == coach).Participant;
        var pair = (await coaching.Rows<Engagement>()).Single(row => row.Participant == holder);
        await coaching.Deliver();
        var told = coaching.Sink.To(await coaching.EmailOf(coach)).Count;

        _ = (await coaching.Do((AskForAnother another) => another.Handle(holder, pair.Id))).Value;

        rows = await coaching.Rows<Session>();
        rows.Where(row => row.Participant == holder).ShouldAllBe(row => row.State == SessionState.Cancelled);
        rows.Where(row => row.State == SessionState.Booked).GroupBy(row => row.Meeting).ShouldAllBe(meeting => meeting.Count() == 2 && meeting.Count(row => row.CoachSlot == coach) == 1);
        await coaching.Deliver();
        coaching.Sink.To(await coaching.EmailOf(coach)).Count.ShouldBe(told);
        coaching.Sink.To(await coaching.EmailOf(holder)).Count(mail => mail.Subject!.StartsWith("Cancelled: appointment")).ShouldBe(6);

        // The coach cancels the second meeting for those who are left, hears of it once, and books another hour.
        var second = rows.First(row => row.State == SessionState.Booked && row.Start == CoachedGroups.Week(1)).Meeting!.Value;
        _ = (await coaching.Do((CancelMeeting cancel) => cancel.Handle(coach, second, ReasonCode.Duty))).Value;
        await coaching.Deliver();
        coaching.Sink.To(await coaching.EmailOf(coach)).Count.ShouldBe(told + 1);
        var group = pair.Group!.Value;
        var other = CoachedGroups.Week(1) + Duration.FromHours(1);
        _ = (await coaching.Do((BookMeetings book) => book.Handle(coach, group, other))).Value;
        (await coaching.Do((BookMeetings book) => book.Handle(coach, group, other))).Refusal.ShouldBeOfType<AllMeetingsAreBooked>();
        (await coaching.Do((BookMeetings book) => book.Handle(holder, group, other))).Refusal.ShouldBeOfType<ThereIsNoSuchGroup>();

        // Five weekly meetings and the other one, one of them with nobody: not paid, not counted, and it is booked again.
        foreach (var meeting in (await coaching.Rows<Session>()).Where(row => row.State == SessionState.Booked).OrderBy(row => row.Start).GroupBy(row => row.Meeting!.Value))
        {
            coaching.House.Clock.Reset(meeting.First().Start + Duration.FromHours(1));
            _ = (await coaching.Record(coach, meeting.Key, meeting.First().Start == CoachedGroups.Week(2) ? [] : [meeting.First()])).Value;
        }
        (await coaching.Rows<PayEntry>()).Count.ShouldBe(5);
        (await coaching.Rows<Engagement>()).Count(row => row.EndedAt == null).ShouldBe(2);
        _ = (await coaching.Do((BookMeetings book) => book.Handle(coach, group, CoachedGroups.Week(6)))).Value;
        coaching.House.Clock.Reset(CoachedGroups.Week(6) + Duration.FromHours(1));
        _ = (await coaching.Record(coach, (await coaching.Rows<Session>()).First(row => row.Start == CoachedGroups.Week(6)).Meeting!.Value, [.. (await coaching.Rows<Session>()).Where(row => row.Start == CoachedGroups.Week(6))])).Value;
        // With the sixth that was held the group is over, also for whoever missed some.
        (await coaching.Rows<Engagement>()).Where(row => row.Participant != holder).ShouldAllBe(row => row.EndedBecause == Engagement.Completed);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_group_that_cannot_be_filled_is_said_with_the_day_that_was_promised_and_after_it_a_smaller_one_is_proposed()
    {
        await using var coaching = await CoachedGroups.House(DatabaseProvider.Sqlite);
        await coaching.Coach(capacity: 1);
        var people = await coaching.Waiting("Medicine", "Medicine", "Radiology");
        await coaching.RunMatch();
        (await coaching.Rows<MatchPair>()).ShouldAllBe(pair => pair.Coach == null && pair.Words.EndsWith("They were told to hear by 9 March 2026 when their group first meets."));
        (await coaching.Rows<MatchPair>()).Single(pair => pair.Participant == people[0]).Words.Split('\n')[..2].ShouldBe(["Every group of 3 with them is kept from coming about by one rule: two of them from the same department.", "Somebody more of another department would make a group."]);

        coaching.House.Clock.Advance(Duration.FromDays(8));
        await coaching.RunMatch();
        var draft = await coaching.Rows<MatchPair>();
        draft.Count(pair => pair.Coach is not null && pair.Group == 1 && pair.Words.Contains("departs from the protocol")).ShouldBe(2);
        draft.Single(pair => pair.Coach is null).Words.ShouldContain("that day has passed: please write to them");
        (await coaching.Publish()).Begun.ShouldBe(2);
        (await coaching.Rows<CoachedGroup>()).ShouldHaveSingleItem().Members.ShouldBe(2);
    }

    [Fact]
    public async Task Members_and_coach_see_the_groups_meetings_on_their_pages()
    {
        await using var coaching = await CoachedGroups.House(DatabaseProvider.Sqlite);
        var coach = await coaching.Coach(capacity: 1);
        var people = await coaching.Waiting("Medicine", "Radiology", "Paediatrics");
        var address = await coaching.House.Serve();
        using var member = new Visitor(address, people[0], Role.Participant);
        (await member.Open("/me/coaches")).ShouldContain("Your group of 3 is being put together.");
        (await member.Open("/me")).ShouldContain("You were told to hear by Monday 9 March when it first meets.");
        await coaching.Publish();

        (await member.Open("/me/bookings")).ShouldContain("whom you meet in a group");
        using var leader = new Visitor(address, coach, Role.Coach);
        (await leader.Open("/coach")).ShouldContain("Part, Part, Part");
        var group = (await coaching.Rows<CoachedGroup>()).Single();
        (await leader.Open($"/coach/groups/{group.Id}")).ShouldContain("Of 6 meetings 6 are booked or held.");
        var session = (await coaching.Rows<Session>()).First(row => row.Start == First);
        (await leader.StatusOf($"/coach/sessions/{session.Id}")).ShouldBe(System.Net.HttpStatusCode.Redirect);
        coaching.House.Clock.Reset(First + Duration.FromHours(1));
        (await leader.Open($"/coach/groups/{group.Id}")).ShouldContain("Who came?");
        (await leader.Post($"/coach/groups/{group.Id}?handler=Record", ("meeting", $"{session.Meeting}"), ("present", $"{session.Id}"), ("minutes", "60"), ("mode", "Video"))).ShouldBe($"/coach/groups/{group.Id}");
        (await leader.Open($"/coach/groups/{group.Id}")).ShouldContain("Part came");
        using var stranger = new Visitor(address, people[1], Role.Coach);
        (await stranger.StatusOf($"/coach/groups/{group.Id}")).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
