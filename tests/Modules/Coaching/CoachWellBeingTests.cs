using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AnswerCheckIn;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.LeadGathering;
using Confrere.Coaching.Features.MeasureCoaches;
using Confrere.Coaching.Features.PlanGathering;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.TakeSeat;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>Those who coach are asked as well, and meet one another.</summary>
[Collection("databases")]
public sealed class CoachWellBeingTests
{
    private static readonly Instant April = Instant.FromUtc(2026, 4, 1, 7, 0);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Coaches_who_met_somebody_are_asked_once_a_quarter_and_see_their_own_answers_alone(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (busy, idle) = (await coaching.Coach(), await coaching.Coach());
        await Hold(coaching, busy);
        await Keep(coaching, April - Duration.FromSeconds(1)); // 08:59:59 in Zurich.
        (await coaching.Rows<CoachMeasure>()).ShouldBeEmpty();
        await Keep(coaching, April);
        await Keep(coaching, April);
        (await coaching.Rows<CoachMeasure>()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Coach.ShouldBe(busy), row => row.Quarter.ShouldBe(20262));
        await coaching.Deliver();
        coaching.Sink.To(await coaching.EmailOf(busy)).Count(mail => mail.Subject == "Five statements, once a quarter").ShouldBe(1);
        coaching.Sink.To(await coaching.EmailOf(idle)).ShouldNotContain(mail => mail.Subject == "Five statements, once a quarter");

        var address = await coaching.House.Serve();
        using var coach = new Visitor(address, busy, Role.Coach);
        (await coach.Open("/coach")).ShouldContain("Five statements are waiting.");
        (await coach.Open("/coach/well-being")).ShouldContain("Open until Thursday 30 April");
        (await coach.Post("/coach/well-being")).ShouldContain("choose an answer to one statement");
        (await coach.Post("/coach/well-being", ("answers[coach_1]", "4"), ("answers[coach_3]", "3"), ("answers[coach_2]", "1"))).ShouldBe("/coach/well-being");
        var own = await coach.Open("/coach/well-being");
        own.ShouldContain("Reward of coaching <span class=\"muted\">points, 0 to 4</span></td><td class=\"num\">3.5</td>");
        using var other = new Visitor(address, idle, Role.Coach);
        (await other.Open("/coach/well-being")).ShouldNotContain("Reward of coaching");

        coaching.House.Clock.Reset(Instant.FromUtc(2026, 4, 30, 22, 0));
        (await coaching.Do((AnswerCoachMeasure answer) => answer.Handle(busy, new Dictionary<string, int> { ["coach_1"] = 0 }))).Refusal.ShouldBeOfType<NoCheckInIsOpen>();
        (await coaching.Facts("CoachMeasureAnswered")).Single().Details.ShouldNotContain("coach_1");
    }

    [Fact]
    public async Task The_director_reads_means_of_eleven_or_more_after_the_quarter_and_nothing_of_ten()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite);
        // Rewards of 1, 2 and 3 by turns: by hand, the mean of eleven is 21/11 = 1.909, their standard deviation 0.831, and t(10) at 97.5 % is 2.228 (tables).
        await Answered(coaching, quarter: 20261, coaches: 10);
        await Answered(coaching, quarter: 20262, coaches: 11);
        await Answered(coaching, quarter: 20263, coaches: 11);
        coaching.House.Clock.Reset(Instant.FromUtc(2026, 7, 20, 0, 0));
        using var director = new Visitor(await coaching.House.Serve(), (await coaching.Participant(opened: false)), Role.Director);
        var page = await director.Open("/coaches");
        page.ShouldContain("2026, quarter 1: fewer than 11 coaches answered, so nothing is shown.");
        page.ShouldContain("<td class=\"num\">11</td><td class=\"num\">1.9</td><td class=\"num nowrap\">1.4 to 2.5</td>");
        page.ShouldNotContain("2026, quarter 3");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Supervision_is_an_event_for_coaches_and_being_there_enters_their_record_once(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (mentor, here, away) = (await coaching.Coach(), await coaching.Coach(), await coaching.Coach());
        var person = await coaching.Participant();
        var start = new LocalDateTime(2026, 3, 17, 18, 0);
        var id = (await coaching.Do((PlanGathering plan) => plan.Handle(new(
            coaching.Programme.Id, GatheringKind.Supervision, "Supervision", "", mentor, start, start.PlusMinutes(90), "Europe/Zurich", 8)))).Value;
        (await Take(coaching, person, id)).Refusal.ShouldBeOfType<ItIsForCoaches>();
        foreach (var coach in new[] { here, away }) (await Take(coaching, coach, id)).Value.ShouldBe(SeatState.Taken);
        var address = await coaching.House.Serve();
        using var visitor = new Visitor(address, person, Role.Participant);
        (await visitor.Open("/gatherings")).ShouldContain("Nothing is planned at the moment.");

        coaching.House.Clock.Reset(start.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Zurich"]).ToInstant());
        var seats = (await coaching.Rows<Seat>()).ToDictionary(seat => seat.Person, seat => seat.Id);
        (await Record(coaching, mentor, id, seats[here], seats[away])).Value.ShouldBe(2);
        (await Record(coaching, mentor, id, seats[here])).Value.ShouldBe(1);
        (await coaching.Rows<PracticeEntry>()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Coach.ShouldBe(here), row => row.Minutes.ShouldBe(90), row => row.Kind.ShouldBe(PracticeKind.Supervision), row => row.On.ShouldBe(start.Date));
        using var desk = new Visitor(address, mentor, Role.Director);
        (await desk.Open($"/coaches/{here}")).ShouldContain("Supervision received: 1.5 hours");
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    private static async Task Hold(CoachingHouse coaching, PersonId coach)
    {
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        coaching.House.Clock.Reset(CoachingHouse.Tuesday9InZurich + Duration.FromHours(1));
        _ = (await coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video))).Value;
    }

    private static Task Keep(CoachingHouse coaching, Instant now)
    {
        coaching.House.Clock.Reset(now);
        return coaching.House.Services.GetRequiredService<KeepHouse>().Run();
    }

    private static Task Answered(CoachingHouse coaching, int quarter, int coaches) => coaching.Write(work =>
    {
        for (var turn = 0; turn < coaches; turn++)
        {
            var measure = new CoachMeasure { Id = NewId.Of<CoachMeasureId>(), Coach = NewId.Of<PersonId>(), Quarter = quarter, OpenUntil = work.Now };
            var value = 1 + turn % 3;
            measure.Answer(new(coaching.House.Services.GetRequiredService<Confrere.Surveys.Domain.InstrumentCatalogue>()["coach"].Version,
                new Dictionary<string, int> { ["coach_1"] = value, ["coach_3"] = value, ["coach_5"] = value }), work.Now);
            work.Set<CoachMeasure>().Add(measure);
        }
        return Task.CompletedTask;
    });

    private static Task<Result<SeatState>> Take(CoachingHouse coaching, PersonId person, GatheringId id) => coaching.Do((TakeSeat take) => take.Handle(person, id));

    private static Task<Result<int>> Record(CoachingHouse coaching, PersonId mentor, GatheringId id, params SeatId[] present) =>
        coaching.Do((RecordAttendance record) => record.Handle(mentor, id, present, new Dictionary<Theme, int>()));
}
