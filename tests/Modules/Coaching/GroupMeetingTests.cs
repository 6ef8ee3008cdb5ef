using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.CancelSession;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Ical.Net;
using MimeKit;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>A group's meeting is moved in one act, and no hour of a coach goes to two groups, or to a group and a pair.</summary>
[Collection("databases")]
public sealed class GroupMeetingTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task Moving_a_meeting_keeps_every_entry_raises_its_sequence_frees_the_hour_and_calls_back_who_could_not_come()
    {
        await using var coaching = await CoachedGroups.House(DatabaseProvider.Sqlite, sessions: 2);
        var coach = await coaching.Coach(capacity: 1);
        var people = await coaching.Waiting(CoachedGroups.Departments);
        await coaching.Publish();
        var (before, second) = (await coaching.MeetingOf(CoachedGroups.Week(0)), (await coaching.Rows<Session>()).Max(row => row.Start));
        // The one whose row holds the coach's hour cannot come, before the coach's mail of the booking has gone out: it is due all the same.
        var away = before.Single(row => row.CoachSlot == coach);
        _ = (await coaching.Do((CancelSession cancel) => cancel.Handle(away.Participant, away.Id, ReasonCode.Illness))).Value;
        await coaching.Deliver();

        (await coaching.Move(people[0], away.Meeting!.Value, CoachedGroups.Week(0) + Hour)).Refusal.ShouldBeOfType<ThereIsNoSuchMeeting>();
        (await coaching.Move(coach, away.Meeting!.Value, CoachedGroups.Week(0))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Move(coach, away.Meeting!.Value, before[0].Start + Duration.FromMinutes(30))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        _ = (await coaching.Move(coach, away.Meeting!.Value, CoachedGroups.Week(0) + Hour, ReasonCode.PatientEmergency)).Value;
        await coaching.Deliver();

        var after = await coaching.MeetingOf(CoachedGroups.Week(0) + Hour);
        (after.Count, after.Count(row => row.CoachSlot == coach), after.Count(row => row.Reason == ReasonCode.PatientEmergency)).ShouldBe((3, 1, 2));
        after.Select(row => row.Meeting).Distinct().ShouldHaveSingleItem().ShouldBe(away.Meeting);
        (await coaching.MeetingOf(CoachedGroups.Week(0))).ShouldBeEmpty();
        foreach (var side in people.Where(person => person != away.Participant).Append(coach)) await MovedOnce(coaching, side, CoachedGroups.Week(0) + Hour);
        (await Entries(coaching, away.Participant)).Select(entry => (entry.Method, entry.Start)).ShouldBe(
            [("CANCEL", CoachedGroups.Week(0)), ("REQUEST", second), ("REQUEST", CoachedGroups.Week(0) + Hour)], ignoreOrder: true);
        var group = (await coaching.Rows<CoachedGroup>()).ShouldHaveSingleItem().Id;
        (await coaching.Do((BookMeetings book) => book.Handle(coach, group, CoachedGroups.Week(0)))).Refusal.ShouldBeOfType<AllMeetingsAreBooked>();

        coaching.House.Clock.Reset(CoachedGroups.Week(0) + Hour);
        (await coaching.Move(coach, away.Meeting!.Value, CoachedGroups.Week(2))).Refusal.ShouldBeOfType<MeetingHasBegun>();
        _ = (await coaching.Record(coach, away.Meeting!.Value, after)).Value;
        (await coaching.Move(coach, away.Meeting!.Value, CoachedGroups.Week(2))).Refusal.ShouldBeOfType<MeetingIsRecorded>();
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_attempts_of_groups_and_pairs_at_one_hour_of_a_coach_give_it_to_one(DatabaseProvider provider)
    {
        const int Attempts = 200;
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 4);
        PersonId[] alone = [await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach)];
        coaching.Follow(protocol => protocol with { Offerings = [protocol.Offerings[0] with { Kind = Offering.Group, GroupSize = 2, Sessions = 2 }] });
        await coaching.Waiting("Medicine", "Radiology", "Medicine", "Radiology");
        (await coaching.Publish()).ShouldBe(new(Begun: 4, NoLongerPossible: 0));
        var groups = (await coaching.Rows<Engagement>()).Select(pair => pair.Group).OfType<CoachedGroupId>().Distinct().ToList();
        var meetings = await MeetingsOf(coaching, groups);
        // One group has a meeting to book, the other has both and would move either.
        _ = (await coaching.Do((CancelMeeting cancel) => cancel.Handle(coach, meetings[groups[0]][1], ReasonCode.Duty))).Value;
        var hour = CoachedGroups.Week(2);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Attempts).Select(async i => (i % 4) switch
        {
            0 => (await coaching.Do((BookMeetings book) => book.Handle(coach, groups[0], hour))).Refusal,
            1 => (await coaching.Move(coach, meetings[groups[1]][i / 4 % 2], hour)).Refusal,
            _ => (await coaching.Book(alone[i % 2], hour)) is { IsRefused: true, Refusal: { } refusal } ? refusal : null,
        }));

        outcomes.Count(refusal => refusal is null).ShouldBe(1);
        outcomes.OfType<Refusal>().ShouldAllBe(refusal => refusal is SlotIsNotFree || refusal is AllMeetingsAreBooked);
        var taken = (await coaching.Rows<Session>()).FindAll(row => row.State == SessionState.Booked);
        taken.Count(row => row.CoachSlot == coach && row.Start == hour).ShouldBe(1);
        taken.Where(row => row.Start == hour).Select(row => row.Meeting).Distinct().ShouldHaveSingleItem();
        NobodyIsInTwoPlaces(taken);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public void Reasons_are_told_for_the_programme_as_a_whole_in_steps_and_from_enough_people_on()
    {
        var people = Enumerable.Range(0, 12).Select(_ => NewId.Of<PersonId>()).ToList();
        List<(PersonId, ReasonCode)> changes = [.. people.Select(person => (person, ReasonCode.PatientEmergency)), (people[0], ReasonCode.PatientEmergency), (people[1], ReasonCode.Illness), .. people.Select(person => (person, ReasonCode.Other))];

        ChangeReasons.Of(changes, smallestCell: 11).ShouldBe([(ReasonCode.PatientEmergency, 10)]);
        ChangeReasons.Of(changes, smallestCell: 13).ShouldBeEmpty();
    }

    private static void NobodyIsInTwoPlaces(List<Session> booked)
    {
        foreach (var hours in booked.Where(row => row.CoachSlot is not null).GroupBy(row => row.CoachSlot!.Value).Concat(booked.GroupBy(row => row.ParticipantSlot!.Value)))
        {
            var inOrder = hours.OrderBy(row => row.Start).ToList();
            for (var next = 1; next < inOrder.Count; next++) inOrder[next].Start.ShouldBeGreaterThanOrEqualTo(inOrder[next - 1].End);
        }
    }

    private static async Task<Dictionary<CoachedGroupId, List<MeetingId>>> MeetingsOf(CoachingHouse coaching, List<CoachedGroupId> groups)
    {
        var (pairs, rows) = (await coaching.Rows<Engagement>(), await coaching.Rows<Session>());
        return groups.ToDictionary(group => group, group => rows.Where(row => pairs.Single(pair => pair.Id == row.Engagement).Group == group).OrderBy(row => row.Start).Select(row => row.Meeting!.Value).Distinct().ToList());
    }

    private static async Task MovedOnce(CoachingHouse coaching, PersonId side, Instant to)
    {
        var entry = (await Entries(coaching, side)).GroupBy(entry => entry.Uid).Single(entries => entries.Last().Start == to).ToList();
        entry.Select(change => change.Method).ShouldBe(["REQUEST", "REQUEST"]);
        (entry[0].Start, entry[1].Start).ShouldBe((CoachedGroups.Week(0), to));
        entry[1].Sequence.ShouldBeGreaterThan(entry[0].Sequence);
    }

    private static async Task<List<(string Method, string Uid, int Sequence, Instant Start)>> Entries(CoachingHouse coaching, PersonId side) =>
    [
        .. coaching.Sink.To(await coaching.EmailOf(side)).Where(mail => mail.Attachments.Any()).Select(mail => Calendar.Load(File(mail))!)
            .Select(file => (file.Method!, file.Events.Single().Uid!, file.Events.Single().Sequence, Instant.FromDateTimeUtc(file.Events.Single().DtStart!.AsUtc))),
    ];

    private static string File(MimeMessage mail)
    {
        using var content = new MemoryStream();
        mail.Attachments.OfType<MimePart>().Single().Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }
}
