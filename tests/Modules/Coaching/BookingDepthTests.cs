using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSeries;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.KeepPace;
using Confrere.Coaching.Features.MoveSession;
using Confrere.Coaching.Features.TakeLeave;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class BookingDepthTests
{
    private static readonly Instant Tuesday = CoachingHouse.Tuesday9InZurich;
    private static readonly DateTimeZone Zurich = DateTimeZoneProviders.Tzdb["Europe/Zurich"];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_series_keeps_the_coachs_wall_clock_through_summer_time_and_stays_inside_the_window(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        (await coaching.Do((BookSeries series) => series.Handle(person, Tuesday, 2))).Value.ShouldBe(new(Booked: 6, WithoutHour: 0));
        var starts = (await coaching.Rows<Session>()).Select(row => row.Start).Order().ToList();
        // 29 March is a change of the clock: the fourth hour is an hour earlier in UTC and the same on the wall.
        starts.Select(start => start.InZone(Zurich).LocalDateTime).ShouldBe(Enumerable.Range(0, 6).Select(turn => new LocalDateTime(2026, 3, 10, 9, 0).PlusWeeks(2 * turn)));
        (await coaching.Do((BookSeries series) => series.Handle(person, Tuesday + Duration.FromHours(1), 1))).Refusal.ShouldBeOfType<AllSessionsAreBooked>();
        await coaching.Deliver();
        coaching.Sink.Messages.Count.ShouldBe(12);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_series_takes_the_nearest_free_hour_and_says_what_found_none(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (person, other) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        (await coaching.Book(other, Tuesday + Duration.FromDays(7))).IsRefused.ShouldBeFalse();
        _ = (await coaching.Do((TakeLeave take) => take.Handle(coach, new(2026, 3, 24), new(2026, 3, 24)))).Value;
        (await coaching.Do((BookSeries series) => series.Handle(person, Tuesday, 1))).Value.ShouldBe(new(Booked: 5, WithoutHour: 1));
        var days = (await coaching.Rows<Session>()).Where(row => row.Participant == person).Select(row => row.Start.InZone(Zurich).LocalDateTime).Order().ToList();
        days[1].ShouldBe(new LocalDateTime(2026, 3, 17, 10, 0));
        days.ShouldNotContain(day => day.Date == new LocalDate(2026, 3, 24));
        (await coaching.Do((BookSeries series) => series.Handle(person, Tuesday, 9))).Refusal.ShouldBeOfType<SpacingIsUnlikely>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Notice_horizon_and_buffer_are_the_coachs(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (person, other) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        (await coaching.Do((KeepPace keep) => keep.Handle(coach, 0, 21, 0))).Refusal.ShouldBeOfType<PaceIsUnlikely>();
        // It is Monday 2 March, 14:00 UTC: Tuesday nine o'clock is 18 hours away.
        (await coaching.Book(person, Tuesday - Duration.FromDays(7))).Refusal.ShouldBeOfType<SlotIsTooSoon>().Hours.ShouldBe(24);
        (await coaching.Do((KeepPace keep) => keep.Handle(coach, 12, 7, 15))).IsRefused.ShouldBeFalse();
        (await coaching.Book(person, Tuesday + Duration.FromDays(7))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(person, Tuesday - Duration.FromDays(7))).IsRefused.ShouldBeFalse();
        // Nine to ten to ten, and a quarter of an hour on either side: ten o'clock is too near.
        (await coaching.Book(other, Tuesday - Duration.FromDays(7) + Duration.FromHours(1))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(other, Tuesday - Duration.FromDays(7) + Duration.FromHours(2))).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_coach_moves_a_session_and_nobody_elses(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, stranger) = (await coaching.Coach(), await coaching.Coach());
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, Tuesday)).Value;
        (await coaching.Do((MoveSession move) => move.Handle(stranger, session, Tuesday + Duration.FromHours(1)))).IsRefused.ShouldBeTrue();
        var address = await coaching.House.Serve();
        using var desk = new Visitor(address, coach, Role.Coach);
        (await desk.Open($"/coach/sessions/{session}")).ShouldContain("Move to this hour");
        (await desk.Post($"/coach/sessions/{session}?handler=Move")).ShouldContain("Please choose an hour.");
        (await desk.Post($"/coach/sessions/{session}?handler=Move", ("slot", $"{(Tuesday + Duration.FromHours(1)).ToUnixTimeSeconds()}"))).ShouldBe($"/coach/sessions/{session}");
        var moved = (await coaching.Rows<Session>()).Single();
        (moved.Start, moved.Sequence).ShouldBe((Tuesday + Duration.FromHours(1), 1));
        (await desk.Open("/coach/profile")).ShouldContain("How you are booked");
        (await desk.Post("/coach/profile?handler=Pace", ("notice", "48"), ("horizon", "30"), ("buffer", "10"))).ShouldBe("/coach/profile");
        using var participant = new Visitor(address, person, Role.Participant);
        (await participant.Open("/me/bookings")).ShouldContain("All 5 that are left, every two weeks");
        (await participant.Post("/me/bookings?handler=Book", ("slot", $"{(Tuesday + Duration.FromDays(7)).ToUnixTimeSeconds()}"), ("every", "1"))).ShouldBe("/me/bookings");
        (await participant.Open("/me/bookings")).ShouldContain("5 sessions are booked");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_nothing_booked_for_a_fortnight_is_reminded_once_and_not_after_booking(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (idle, booked, late) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        var house = coaching.House.Services.GetRequiredService<KeepHouse>();
        await house.Run();
        coaching.House.Clock.Advance(Duration.FromDays(13));
        (await coaching.Book(booked, Tuesday + Duration.FromDays(14))).IsRefused.ShouldBeFalse();
        await coaching.Deliver();
        Reminders(idle).ShouldBe(0);
        coaching.House.Clock.Advance(Duration.FromDays(1));
        await house.Run();
        await house.Run();
        (await coaching.Book(late, Tuesday + Duration.FromDays(14) + Duration.FromHours(1))).IsRefused.ShouldBeFalse();
        await coaching.Deliver();
        (Reminders(idle), Reminders(booked), Reminders(late)).ShouldBe((1, 0, 0));
        return;

        int Reminders(Confrere.Kernel.Identifiers.PersonId person) =>
            coaching.Sink.To(coaching.EmailOf(person).GetAwaiter().GetResult()).Count(mail => mail.Subject == "An hour to choose, when you have one");
    }
}
