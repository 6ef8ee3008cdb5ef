using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AnswerCheckIn;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>What follows a course: further sessions by the protocol's rule, and check-ins.</summary>
[Collection("databases")]
public sealed class BoosterTests
{
    private static readonly Instant Slot = CoachingHouse.Tuesday9InZurich;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_further_session_follows_course_and_survey_once_for_each_request_with_the_coach_they_know(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 1);
        var person = await coaching.ParticipantOf(coach);
        (await Ask(coaching, person)).Refusal.ShouldBeOfType<NoFurtherSessions>();
        Offer(coaching, BoosterRules.OnRequest);
        (await Ask(coaching, person)).Refusal.ShouldBeOfType<CourseStillRuns>();
        await Hold(coaching, person, coach, Slot);
        (await Ask(coaching, person)).Refusal.ShouldBeOfType<SurveyComesFirst>().Sentence.ShouldContain("Three months");
        coaching.Standings[(coaching.CodeOf(person), "month3")] = VisitProgress.Missed;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask(coaching, person)));
        outcomes.Where(outcome => outcome.IsRefused).ShouldAllBe(outcome => outcome.Refusal is FurtherSessionIsOpen);
        outcomes.Single(outcome => !outcome.IsRefused).Value.ShouldBeTrue();
        var further = (await coaching.Rows<Place>()).Single(place => place.Kind == PlaceKind.Booster);
        (further.Sessions, further.Turn, further.Wishes!.Department).ShouldBe((1, 1, "Medicine"));
        await Hold(coaching, person, coach, Slot + Duration.FromDays(7));
        // Dose is the course's; the ledger has both.
        (await coaching.House.As(services => services.GetRequiredService<IDose>().SessionsHeld(coaching.Programme.Id)))[coaching.CodeOf(person)].ShouldBe(1);
        (await coaching.Rows<PayEntry>()).Count.ShouldBe(2);

        // The coach's one place goes to somebody else meanwhile: the next further session is open and asks for another choice.
        await coaching.ParticipantOf(coach);
        (await Ask(coaching, person)).Value.ShouldBeFalse();
        (await coaching.Rows<Place>()).Where(place => place.Kind == PlaceKind.Booster).Select(place => place.Turn).Order().ShouldBe([1, 2]);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_it_is_for_everybody_it_opens_with_the_survey_once_leaves_no_fact_and_is_told_by_one_mail(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        Offer(coaching, BoosterRules.Everybody);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        await Hold(coaching, person, coach, Slot);
        var code = coaching.CodeOf(person);
        await coaching.Write(work => work.Publish(new SurveySubmitted(coaching.Programme.Id, code, "month6", work.Now)));
        (await coaching.Rows<Place>()).ShouldHaveSingleItem();
        await coaching.Write(work => work.Publish(new SurveyWindowClosed(coaching.Programme.Id, code, "month3")));
        await coaching.Write(work => work.Publish(new SurveySubmitted(coaching.Programme.Id, code, "month3", work.Now)));
        var place = (await coaching.Rows<Place>()).Single(row => row.Kind == PlaceKind.Booster);
        (await coaching.Facts("FurtherSessionAsked")).ShouldBeEmpty();
        (await Ask(coaching, person)).Refusal.ShouldBeOfType<OpensByItself>();
        await House(coaching).Run();
        await House(coaching).Run();
        await coaching.Deliver();
        coaching.Sink.Messages.Count(mail => mail.Subject == "Something has opened for you").ShouldBe(1);

        using var visitor = new Visitor(await coaching.House.Serve(), person, Role.Participant);
        (await visitor.Open("/me/further")).ShouldContain($"Go on with {await coaching.NameOf(coach)}");
        (await visitor.Post("/me/further?handler=Continue")).ShouldBe("/me/bookings");
        (await coaching.Rows<Engagement>()).ShouldContain(pair => pair.Place == place.Id && pair.Coach == coach);
        (await visitor.Open("/me")).ShouldContain("Book further session 1 of 1");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Check_ins_are_asked_once_at_each_month_of_whoever_was_coached_and_read_by_nobody_else(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        Offer(coaching, BoosterRules.OnRequest, 6, 12, 24);
        var coach = await coaching.Coach(validUntil: new(2030, 1, 1));
        var (person, other, left) = (await coaching.ParticipantOf(coach), await coaching.Participant(), await coaching.ParticipantOf(coach));
        await Hold(coaching, person, coach, Slot);
        await Hold(coaching, left, coach, Slot + Duration.FromDays(7));
        (await Answer(coaching, person, 3)).Refusal.ShouldBeOfType<NoCheckInIsOpen>();
        foreach (var days in new[] { 150, 220, 390, 760 })
        {
            coaching.House.Clock.Reset(Slot + Duration.FromDays(days));
            await House(coaching).Run();
            await House(coaching).Run();
        }
        (await coaching.Rows<CheckIn>()).Where(row => row.Person == person).Select(row => row.Months).Order().ShouldBe([6, 12, 24]);
        (await coaching.Rows<CheckIn>()).ShouldNotContain(row => row.Person == other);

        await coaching.Write(work => work.Publish(new ParticipantWithdrew(coaching.Programme.Id, coaching.CodeOf(left), "contact")));
        await coaching.Deliver();
        coaching.Sink.To(await coaching.EmailOf(person)).Count(mail => mail.Subject == "A few statements, some months on").ShouldBe(1);
        coaching.Sink.To(await coaching.EmailOf(left)).ShouldNotContain(mail => mail.Subject == "A few statements, some months on");

        using var visitor = new Visitor(await coaching.House.Serve(), person, Role.Participant);
        (await visitor.Open("/me")).ShouldContain("24 months on: how it has lasted");
        (await visitor.Open("/me/further")).ShouldContain("Four statements, 24 months on");
        (await visitor.Post("/me/further?handler=Answer", ("answers[booster_1]", "5"))).ShouldContain("choose an answer to one statement");
        (await visitor.Post("/me/further?handler=Answer", ("answers[booster_1]", "4"), ("answers[booster_2]", "1"), ("answers[booster_4]", "2"))).ShouldBe("/me/further");
        // Two of three statements, the second reversed: (4 + 3) / 2.
        var further = await visitor.Open("/me/further");
        further.ShouldContain("Lasting of coaching <span class=\"muted\">points, 0 to 4</span></td><td class=\"num\">3.5</td>");
        further.ShouldContain("Wish for another session <span class=\"muted\">points, 0 to 4</span></td><td class=\"num\">2.0</td>");
        (await coaching.Facts("CheckInAnswered")).Single().Details.ShouldNotContain("booster_1");
    }

    private static KeepHouse House(CoachingHouse coaching) => coaching.House.Services.GetRequiredService<KeepHouse>();

    private static Task<Result<bool>> Ask(CoachingHouse coaching, PersonId person) => coaching.Do((AskForBooster ask) => ask.Handle(person));

    private static Task<Result<Done>> Answer(CoachingHouse coaching, PersonId person, int lasting) =>
        coaching.Do((AnswerCheckIn answer) => answer.Handle(person, new Dictionary<string, int> { ["booster_1"] = lasting }));

    private static void Offer(CoachingHouse coaching, string who, params int[] months) => coaching.Follow(protocol => protocol with
    {
        Offerings = [protocol.Offerings[0] with { Sessions = 1 }, new("further", "A further session", Offering.OneToOne, 1, 50, 120, "One more.")],
        Boosters = new("further", "month3", who) { CheckInMonths = months },
    });

    // A course of one session, so that holding it completes it.
    private static async Task Hold(CoachingHouse coaching, PersonId person, PersonId coach, Instant start)
    {
        var session = (await coaching.Book(person, start)).Value;
        coaching.House.Clock.Reset(start + Duration.FromHours(1));
        _ = (await coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video))).Value;
        foreach (var pair in (await coaching.Rows<Engagement>()).Where(row => row.Participant == person && row.EndedAt is null))
            await coaching.Write(async work => await Ending.Of(await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(work.Set<Engagement>(), row => row.Id == pair.Id), Engagement.Completed, work));
    }
}
