using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.LeadGathering;
using Confrere.Coaching.Features.PlanGathering;
using Confrere.Coaching.Features.TakeSeat;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class GatheringTests
{
    private static readonly LocalDateTime Evening = new(2026, 3, 17, 18, 0);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_sign_ups_at_once_for_the_last_seat_give_one(DatabaseProvider provider)
    {
        const int Attempts = 200;
        await using var coaching = await CoachingHouse.On(provider);
        var id = await Plan(coaching, await coaching.Coach(), seats: 2);
        (await Take(coaching, await coaching.Participant(opened: false), id)).Value.ShouldBe(SeatState.Taken);
        var people = await People(coaching, Attempts);
        var outcomes = await Task.WhenAll(people.Select(person => Take(coaching, person, id)));
        outcomes.ShouldAllBe(outcome => !outcome.IsRefused);
        outcomes.Count(outcome => outcome.Value == SeatState.Taken).ShouldBe(1);
        var seats = await coaching.Rows<Seat>();
        seats.Where(seat => seat.State == SeatState.Taken).Select(seat => seat.Number).Order().ShouldBe([1, 2]);
        seats.Count(seat => seat.State == SeatState.Waiting).ShouldBe(Attempts - 1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_seat_given_back_is_offered_down_the_line_and_mails_are_neutral_with_a_calendar_file(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var id = await Plan(coaching, await coaching.Coach(), seats: 1, title: "Listening to night staff");
        var people = await People(coaching, 4);
        foreach (var person in people)
        {
            _ = (await Take(coaching, person, id)).Value;
            coaching.House.Clock.AdvanceSeconds(1);
        }
        (await Take(coaching, people[1], id)).Refusal.ShouldBeOfType<YouAreOnTheList>();
        (await Do(coaching, take => take.Accept(people[1], id))).Refusal.ShouldBeOfType<NoSeatOfYours>();
        (await Do(coaching, take => take.GiveBack(people[0], id))).IsRefused.ShouldBeFalse();
        (await StateOf(coaching, people[1])).ShouldBe(SeatState.Offered);
        // Nobody from outside passes the line, and an offer nobody answers goes on.
        (await Take(coaching, (await People(coaching, 1))[0], id)).Value.ShouldBe(SeatState.Waiting);
        coaching.House.Clock.Advance(TakeSeat.Offer);
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        (await StateOf(coaching, people[1])).ShouldBe(SeatState.GivenBack);
        (await Do(coaching, take => take.Accept(people[1], id))).Refusal.ShouldBeOfType<NoSeatOfYours>();
        (await Do(coaching, take => take.Accept(people[2], id))).IsRefused.ShouldBeFalse();
        (await StateOf(coaching, people[2])).ShouldBe(SeatState.Taken);
        (await coaching.Rows<Seat>()).Count(seat => seat.Number is not null).ShouldBe(1);

        _ = (await coaching.Do((PlanGathering plan) => plan.Cancel(id))).Value;
        await coaching.Deliver();
        var mails = coaching.Sink.To(await coaching.EmailOf(people[2]));
        mails.Select(mail => mail.Subject).ShouldContain("Cancelled: appointment on Tuesday 17 March 2026, 18:00");
        foreach (var mail in coaching.Sink.Messages)
            foreach (var word in new[] { "listening", "night", "coach", "gathering", "group" }) $"{mail.Subject}{mail.TextBody}".Replace("/gatherings", "").ShouldNotContain(word, Case.Insensitive);
        using var file = new MemoryStream();
        mails.Last().Attachments.OfType<MimeKit.MimePart>().Single().Content!.DecodeTo(file, TestContext.Current.CancellationToken);
        var calendar = Calendar.Load(System.Text.Encoding.UTF8.GetString(file.ToArray()))!;
        (calendar.Method, calendar.Events.Single().Summary, calendar.Events.Single().Sequence).ShouldBe(("CANCEL", "Appointment", 1));
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_is_in_a_session_and_at_a_gathering_at_once(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, leader) = (await coaching.Coach(), await coaching.Coach());
        var (early, late) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(leader));
        var slot = CoachingHouse.Tuesday9InZurich;
        _ = (await coaching.Book(early, slot)).Value;
        (await coaching.Do((PlanGathering plan) => plan.Handle(Details(coaching, coach, 5, "Mornings", new(2026, 3, 10, 9, 30))))).Refusal.ShouldBeOfType<FacilitatorIsBusy>();
        var id = (await coaching.Do((PlanGathering plan) => plan.Handle(Details(coaching, leader, 5, "Mornings", new(2026, 3, 10, 9, 30))))).Value;
        (await Take(coaching, leader, id)).Refusal.ShouldBeOfType<YouLeadIt>();
        (await Take(coaching, early, id)).Refusal.ShouldBeOfType<AnotherAppointment>();
        // Whoever leads it offers no session then, and whoever sits in it can book none.
        (await coaching.Book(late, slot)).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(late, slot + Duration.FromHours(2))).IsRefused.ShouldBeFalse();
        var seated = await coaching.ParticipantOf(coach);
        (await Take(coaching, seated, id)).Value.ShouldBe(SeatState.Taken);
        (await coaching.Book(seated, slot + Duration.FromHours(1))).Refusal.ShouldBeOfType<SlotIsNotFree>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_leads_records_who_came_and_themes_as_counts_and_the_director_sees_no_single_session(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (leader, person, director) = (await coaching.Coach(), await coaching.Participant(opened: false), await coaching.Participant(opened: false));
        var address = await coaching.House.Serve();
        using var desk = new Visitor(address, director, Role.Director);
        (await desk.Open("/gatherings/plan")).ShouldContain("Nothing is planned.");
        (await desk.Post("/gatherings/plan", ("Typed.Title", "Nights"))).ShouldContain("When it begins and ends is missing");
        (await desk.Post("/gatherings/plan", ("Typed.Programme", $"{coaching.Programme.Id}"), ("Typed.Kind", "ListeningSession"), ("Typed.Title", "Nights"), ("Typed.Facilitator", $"{leader}"),
            ("Typed.Start", "2026-03-17T18:00"), ("Typed.End", "2026-03-17T19:30"), ("Typed.ZoneId", "Europe/Zurich"), ("Typed.Seats", "12"))).ShouldBe("/gatherings/plan");
        var gathering = (await coaching.Rows<Gathering>()).Single();
        using var visitor = new Visitor(address, person, Role.Participant);
        (await visitor.Open("/gatherings")).ShouldContain("12 seats are free.");
        (await visitor.Post("/gatherings?handler=Take", ("gathering", $"{gathering.Id}"))).ShouldBe("/gatherings");
        (await visitor.Open("/gatherings")).ShouldContain("You have a seat");
        var seat = (await coaching.Rows<Seat>()).Single();

        using var lead = new Visitor(address, leader, Role.Coach);
        (await lead.Open($"/gatherings/{gathering.Id}")).ShouldContain("1 of 12 seats are taken");
        coaching.House.Clock.Reset(gathering.Start);
        (await lead.Post($"/gatherings/{gathering.Id}", ("present", $"{seat.Id}"), ("raised[Staffing]", "2"))).ShouldContain("cannot have been raised by more than the 1 who came");
        (await lead.Post($"/gatherings/{gathering.Id}", ("present", $"{seat.Id}"), ("raised[Staffing]", "1"))).ShouldBe($"/gatherings/{gathering.Id}");
        (await coaching.Rows<ThemeCount>()).Single().ShouldSatisfyAllConditions(row => row.Theme.ShouldBe(Theme.Staffing), row => row.People.ShouldBe(1));
        coaching.House.Clock.Advance(Duration.FromDays(8));
        var told = await desk.Open("/gatherings/plan");
        told.ShouldContain("1 more listening session waits");
        told.ShouldNotContain("Raised by");
        (await coaching.Do((RecordAttendance record) => record.Handle(leader, gathering.Id, [], new Dictionary<Theme, int>()))).Refusal.ShouldBeOfType<NotYoursToLead>();
    }

    private static GatheringDetails Details(CoachingHouse coaching, PersonId leader, int seats, string title, LocalDateTime start) =>
        new(coaching.Programme.Id, GatheringKind.ListeningSession, title, "", leader, start, start.PlusHours(1), "Europe/Zurich", seats);

    private static async Task<GatheringId> Plan(CoachingHouse coaching, PersonId leader, int seats, string title = "A group") =>
        (await coaching.Do((PlanGathering plan) => plan.Handle(Details(coaching, leader, seats, title, Evening)))).Value;

    private static Task<Result<SeatState>> Take(CoachingHouse coaching, PersonId person, GatheringId id) => coaching.Do((TakeSeat take) => take.Handle(person, id));

    private static Task<Result<Done>> Do(CoachingHouse coaching, Func<TakeSeat, Task<Result<Done>>> use) => coaching.Do(use);

    private static async Task<SeatState> StateOf(CoachingHouse coaching, PersonId person) => (await coaching.Rows<Seat>()).Single(seat => seat.Person == person).State;

    // Registered in one transaction: the crowd is no part of what is tested.
    private static Task<List<PersonId>> People(CoachingHouse coaching, int count) => coaching.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
    {
        var people = new List<PersonId>();
        for (var turn = 0; turn < count; turn++)
            people.Add(await services.GetRequiredService<IPeople>().Register(new($"Guest {NewId.Of<PersonId>()}", $"{NewId.Of<PersonId>()}@example.org", "Europe/Zurich", [Role.Participant]), work));
        return people;
    }));
}
