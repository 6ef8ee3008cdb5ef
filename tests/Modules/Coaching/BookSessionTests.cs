using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.CancelSession;
using Confrere.Coaching.Features.MoveSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Ical.Net;
using MimeKit;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class BookSessionTests
{
    private static readonly Instant Slot = CoachingHouse.Tuesday9InZurich;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_attempts_at_one_hour_give_one_booking(DatabaseProvider provider)
    {
        const int Attempts = 200;
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 40);
        var people = new List<PersonId>();
        for (var i = 0; i < 40; i++) people.Add(await coaching.ParticipantOf(coach));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Attempts).Select(i => coaching.Book(people[i % people.Count], Slot)));
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(1);
        outcomes.Where(outcome => outcome.IsRefused).ShouldAllBe(outcome => outcome.Refusal is SlotIsNotFree);
        (await coaching.Rows<Session>()).ShouldHaveSingleItem();
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Both_sides_get_a_neutral_mail_with_a_calendar_file_in_their_own_zone(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach("America/New_York", hours: new HoursOfDay(IsoDayOfWeek.Tuesday, new(4, 0), new(5, 0)));
        var person = await coaching.ParticipantOf(coach);
        // 10 March 2026: New York is on summer time already, Zurich is not: 04:00 there is 09:00 here.
        _ = (await coaching.Book(person, Slot)).Value;
        await coaching.Deliver();
        coaching.Sink.Messages.Count.ShouldBe(2);
        foreach (var mail in coaching.Sink.Messages)
            foreach (var word in new[] { "coach", "Coa Ch", "Icipant", "session", "trial", "confrere", "survey" })
                $"{mail.Subject}{mail.TextBody}{mail.HtmlBody}{mail.From}{File(mail)}".Replace("PRODID:-//Confrere", "").ShouldNotContain(word, Case.Insensitive);
        var mine = coaching.Sink.Messages.Single(mail => mail.To.ToString().Contains("p2@"));
        mine.TextBody!.ShouldContain("Tuesday 10 March 2026, 09:00, Zurich time (UTC+01), 50 minutes, is booked");
        mine.TextBody!.ShouldContain("04:00, New York time (UTC-04)");
        var entry = Calendar.Load(File(mine))!;
        (entry.Method, entry.Events.Single().DtStart!.AsUtc, entry.Events.Single().DtStart!.TzId).ShouldBe(("REQUEST", Slot.ToDateTimeUtc(), "Europe/Zurich"));
        entry.Events.Single().Summary.ShouldBe("Appointment");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Moving_and_cancelling_keep_the_uid_raise_the_sequence_and_free_the_hour(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var person = await coaching.ParticipantOf(await coaching.Coach());
        var session = (await coaching.Book(person, Slot)).Value;
        await coaching.Deliver();
        _ = (await coaching.Do((MoveSession move) => move.Handle(person, session, Slot + Duration.FromHours(1)))).Value;
        await coaching.Deliver();
        _ = (await coaching.Do((CancelSession cancel) => cancel.Handle(person, session, ReasonCode.PatientEmergency))).Value;
        await coaching.Deliver();

        var files = coaching.Sink.Messages.Where(mail => mail.To.ToString().Contains("p2@")).Select(mail => Calendar.Load(File(mail))!).ToList();
        files.Select(file => file.Method).ShouldBe(["REQUEST", "REQUEST", "CANCEL"]);
        files.Select(file => file.Events.Single().Sequence).ShouldBe([0, 1, 2]);
        files.Select(file => file.Events.Single().Uid).Distinct().ShouldHaveSingleItem();
        files[2].Events.Single().Status.ShouldBe("CANCELLED");
        (await coaching.Book(person, Slot + Duration.FromHours(1))).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_a_change_overtook_is_not_sent(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var person = await coaching.ParticipantOf(await coaching.Coach());
        var session = (await coaching.Book(person, Slot)).Value;
        _ = (await coaching.Do((CancelSession cancel) => cancel.Handle(person, session, ReasonCode.Duty))).Value;
        await coaching.Deliver();
        coaching.Sink.Messages.Count.ShouldBe(2);
        coaching.Sink.Messages.ShouldAllBe(mail => mail.Subject!.StartsWith("Cancelled"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_what_cannot_be_booked_each_with_its_reason(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        (await coaching.Book(await coaching.Participant(), Slot)).Refusal.ShouldBeOfType<NoCoachIsChosen>();
        var person = await coaching.ParticipantOf(coach);
        // The clock stands at Monday 14:00 UTC: Tuesday nine in Zurich is eighteen hours away.
        (await coaching.Book(person, Slot - Duration.FromDays(7))).Refusal.ShouldBeOfType<SlotIsTooSoon>();
        (await coaching.Book(person, Slot + Duration.FromMinutes(30))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(person, Slot + Duration.FromDays(1))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(person, Slot + Duration.FromDays(28))).Refusal.ShouldBeOfType<SlotIsNotFree>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_a_seventh_session_even_when_several_are_booked_at_once(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var person = await coaching.ParticipantOf(await coaching.Coach(hours: new HoursOfDay(IsoDayOfWeek.Tuesday, new(8, 0), new(18, 0))));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 9).Select(hour => coaching.Book(person, Slot + Duration.FromHours(hour - 1))));
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(6);
        outcomes.Where(outcome => outcome.IsRefused).ShouldAllBe(outcome => outcome.Refusal is AllSessionsAreBooked);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hours_changed_after_a_booking_cannot_offer_half_of_it_again(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (one, other) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        _ = (await coaching.Book(one, Slot)).Value;
        _ = (await coaching.Do((Confrere.Coaching.Features.SetHours.SetHours set) =>
            set.Handle(coach, "Europe/Zurich", [new(IsoDayOfWeek.Tuesday, new(9, 30), new(12, 30))]))).Value;
        (await coaching.Book(other, Slot + Duration.FromMinutes(30))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(other, Slot + Duration.FromMinutes(90))).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_cancels_or_moves_what_is_not_theirs_or_is_over(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (person, stranger) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        var session = (await coaching.Book(person, Slot)).Value;
        (await Cancel(coaching, stranger, session)).Refusal.ShouldBeOfType<SessionIsNotYours>();
        (await coaching.Do((MoveSession move) => move.Handle(stranger, session, Slot + Duration.FromHours(1)))).Refusal.ShouldBeOfType<SessionIsNotYours>();
        coaching.House.Clock.Reset(Slot);
        (await Cancel(coaching, coach, session)).Refusal.ShouldBeOfType<SessionHasBegun>();
        coaching.House.Clock.Reset(Slot - Duration.FromHours(1));
        (await Cancel(coaching, coach, session)).IsRefused.ShouldBeFalse();
        (await Cancel(coaching, coach, session)).Refusal.ShouldBeOfType<SessionIsClosed>();
    }

    private static Task<Result<Done>> Cancel(CoachingHouse coaching, PersonId side, SessionId session) =>
        coaching.Do((CancelSession cancel) => cancel.Handle(side, session, ReasonCode.Other));

    private static string File(MimeMessage mail)
    {
        using var content = new MemoryStream();
        mail.Attachments.OfType<MimePart>().Single().Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }
}
