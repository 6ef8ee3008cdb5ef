using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Drills;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>A short year with few people; the whole one is drills/run simulate-year 2000 300 (docs/validation/simulated-year.md).</summary>
[Collection("databases")]
public sealed class SimulatedYearTests
{
    [Fact]
    public async Task A_short_year_breaks_no_promise()
    {
        var (connection, remove) = await FreshDatabase.On(DatabaseProvider.Sqlite);
        var year = await new SimulatedYear(connection, SampleProtocol.Text, new(Physicians: 20, Coaches: 6, Days: 150, DaysBetweenRounds: 10), _ => { }).Run();
        remove();
        year.Breaches.ShouldBeEmpty();
        // It is a year in which things happened. Arms are drawn, so the shares of the plan leave less than one chance in 100,000 that one did not.
        year.Sessions.GetValueOrDefault("Held").ShouldBeGreaterThan(20);
        year.Sessions.GetValueOrDefault("Cancelled").ShouldBeGreaterThan(0);
        year.Moved.ShouldBeGreaterThan(0);
    }

    private static readonly PersonId Coach = NewId.Of<PersonId>();

    [Fact]
    public void The_judge_finds_a_coach_in_two_sessions_at_once_and_not_one_after_the_other()
    {
        YearInvariants.DoubleBooked([Session(0), Session(50)], row => row.Coach, "coach").ShouldBeEmpty();
        YearInvariants.DoubleBooked([Session(49), Session(0)], row => row.Coach, "coach").ShouldHaveSingleItem();
        var cancelled = Session(0);
        cancelled.Cancel(ReasonCode.Other, TestHouse.Start);
        YearInvariants.DoubleBooked([cancelled, Session(0)], row => row.Coach, "coach").ShouldBeEmpty();
    }

    [Fact]
    public void The_judge_finds_an_overloaded_coach_and_an_unpaid_session()
    {
        var (first, second) = (Pair(0), Pair(10));
        YearInvariants.Overloaded([first, second], new Dictionary<PersonId, int> { [Coach] = 1 }).ShouldHaveSingleItem();
        first.End(TestHouse.Start + Duration.FromDays(10), Engagement.Completed);
        YearInvariants.Overloaded([first, second], new Dictionary<PersonId, int> { [Coach] = 1 }).ShouldBeEmpty();

        var held = Session(0);
        held.Hold(50, SessionMode.Video, TestHouse.Start, Duration.FromDays(7));
        YearInvariants.Unpaid([held], []).ShouldHaveSingleItem();
        YearInvariants.Unpaid([held], [Line(held)]).ShouldBeEmpty();
        YearInvariants.Unpaid([held], [Line(held), Line(held)]).ShouldHaveSingleItem();
        var booked = Session(0);
        YearInvariants.Unpaid([booked], [Line(booked)]).ShouldHaveSingleItem();
    }

    private static Session Session(int minutes)
    {
        var start = TestHouse.Start + Duration.FromMinutes(minutes);
        return new()
        {
            Id = NewId.Of<SessionId>(), Engagement = NewId.Of<EngagementId>(), Participant = NewId.Of<PersonId>(), Coach = Coach, Start = start,
            End = start + Duration.FromMinutes(50), BookedAt = TestHouse.Start, CoachSlot = Coach, ParticipantSlot = null,
        };
    }

    private static Engagement Pair(int day)
    {
        var person = NewId.Of<PersonId>();
        return new()
        {
            Id = NewId.Of<EngagementId>(), Place = NewId.Of<PlaceId>(), Programme = NewId.Of<ProgrammeId>(), Participant = person, Coach = Coach,
            StartedAt = TestHouse.Start + Duration.FromDays(day), ActiveParticipant = person,
        };
    }

    private static PayEntry Line(Session session) => new()
    {
        Id = NewId.Of<PayEntryId>(), Programme = NewId.Of<ProgrammeId>(), Coach = session.Coach, Session = session.Id, Amount = 120, Basis = "per-session", EnteredAt = TestHouse.Start,
    };
}
