using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.ShowFlow;
using Confrere.Analysis.Data;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>samples/protocols/lottery-for-places.yaml from the file over two rounds to the freeze. Two places stand for its sixty, so that five applicants make a lottery.</summary>
[Collection("databases")]
public sealed class LotteryProgrammeTests
{
    private static readonly string Document = SampleGallery.Text("lottery-for-places").Replace("places: 60", "places: 2", StringComparison.Ordinal);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Runs_over_a_round_that_is_drawn_and_one_with_places_for_all(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, document: Document);
        var root = await at.House.Serve();
        using var director = await EnrolmentPagesTests.SignedIn(at, root, "dora@example.org", Role.Director);
        await Read(director, $"/programmes/{at.Programme}/round", "Nobody has applied for round 1 yet.");
        using var ada = new Browser(root);
        var (first, applicants) = (await Applicant(at, ada), new List<SignedConsent>());
        await Read(ada, "/me", "You have applied", "there are places (2)", "Nobody knows it before.");
        for (var person = 0; person < 4; person++) applicants.Add(await Apply(at, $"p{person}@example.org"));

        await Read(director, $"/programmes/{at.Programme}/board", "Round 1 is open: 5 physicians have applied; places: 2.");
        await Read(director, $"/programmes/{at.Programme}/round", "5 physicians have applied, and there are 2 places.", "Close the round and draw");
        await director.Send(("round", "1"), ("confirmed", "true"));
        director.Words.ShouldContain("Round 1 is closed, and its 5 are drawn.");
        director.Words.ShouldContain("2 places drawn by lot");
        await director.Open($"/programmes/{at.Programme}/round");
        await director.Send(("round", "1"), ("confirmed", "true"));
        director.Words.ShouldContain("Nobody has applied for round 2 yet.");

        var rows = await Rows(at);
        rows.Count(row => row.Arm.Value == "place-now").ShouldBe(2);
        var adaHasAPlace = rows.Single(row => row.Participant == first).Arm.Value == "place-now";
        await Read(ada, "/me/start", "a lottery among all of you decided", adaHasAPlace ? "You have a place in this round." : "You have a place in the next round");
        await Read(ada, "/me", "The lottery was drawn");
        var mails = (await at.House.AsSystem(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().ToListAsync())).Where(mail => mail.Kind == "round-result").ToList();
        mails.Count.ShouldBe(5);
        mails.Select(mail => (mail.Subject, mail.Text)).Distinct().ShouldHaveSingleItem().Text.ShouldStartWith("There is something to read on your own page: ");
        foreach (var telling in new[] { "coach", "lottery", "place", "burnout", "study" }) $"{mails[0].Subject} {mails[0].Text}".ShouldNotContain(telling, Case.Insensitive);
        await SomebodyChoosesACoach(at, rows);

        await Apply(at, "late@example.org");
        await Read(director, $"/programmes/{at.Programme}/round", "Everybody would have a place", "Close the round without a lottery");
        await director.Send(("round", "2"), ("confirmed", "true"));
        director.Words.ShouldContain("Please write why the round is closed although there are places for all.");
        await director.Send(("round", "2"), ("confirmed", "true"), ("reason", "Nobody else is expected."));
        director.Words.ShouldContain("There were places for all 1, so nothing was drawn.");
        await FlowAddsUp(at);
        await TheNextRoundOpensAfterItsSurvey(at, rows.First(row => row.Arm.Value == "next-round").Participant);
        await TheFreezeLeavesTheSecondRoundOut(at);
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
        (await at.House.Do((IAllocationReplay replay) => replay.Verify(at.Programme))).Problem.ShouldBeNull();
    }

    private static async Task FlowAddsUp(EnrolmentHouse at)
    {
        foreach (var shown in new[] { ArmsShown.Together, ArmsShown.AsLetters, ArmsShown.ByName })
        {
            var flow = (await at.House.Do((FlowReading reading) => reading.Of(at.Programme, shown)))!;
            flow.Chart.Problems().ShouldBeEmpty();
            var trunk = flow.Chart.Panels[0].Trunk;
            trunk.Select(box => (box.Label, box.Entered.Count)).ShouldBe([("Invited", 6), ("Answered", 6), ("Consented", 6), ("Allocated by chance", 5)]);
            trunk[2].Exits.Where(exit => exit.Count > 0).Select(exit => (exit.Label, exit.Count)).ShouldBe([("A place without a lottery (places for all)", 1)]);
            flow.Chart.Panels[0].Columns.Sum(column => column.Entered.Count).ShouldBe(5);
        }
        var named = (await at.House.Do((FlowReading reading) => reading.Of(at.Programme, ArmsShown.ByName)))!;
        named.Chart.Panels[0].Columns.Select(column => (column.Label, column.Entered.Count)).ShouldBe([("A place in this round", 2), ("A place in the next round", 3)]);
    }

    private static async Task SomebodyChoosesACoach(EnrolmentHouse at, List<AllocatedParticipant> rows)
    {
        var places = await at.House.As(services => services.GetRequiredService<Reader>().Query<Place>().ToListAsync());
        places.Count.ShouldBe(rows.Count(row => row.Arm.Value == "place-now"));
        var details = new CoachDetails("Coa Ch", "coach@example.org", "Europe/Zurich", "Surgery", "Surgery", "Consultant", "English", "", "", "Peer coach training", new(2027, 1, 1), null);
        var coach = (await at.House.Do((RegisterCoach register) => register.Handle(details))).Value;
        (await at.House.Do((TellWishes tell) => tell.Handle(places[0].Person, new("Medicine", "Internal medicine", [], TimesOfWeek.Unsaid)))).IsRefused.ShouldBeFalse();
        (await at.House.Do((ChooseCoach choose) => choose.Handle(places[0].Person, coach))).IsRefused.ShouldBeFalse();
    }

    private static async Task TheNextRoundOpensAfterItsSurvey(EnrolmentHouse at, ParticipantCode waits)
    {
        at.House.Clock.Advance(Duration.FromDays(92));
        await Submit(at, waits, "month-3");
        (await Rows(at)).Single(row => row.Participant == waits).CoachingOpenedAt.ShouldBe(at.House.Clock.GetCurrentInstant());
    }

    private static async Task TheFreezeLeavesTheSecondRoundOut(EnrolmentHouse at)
    {
        (await at.House.Do((LockPlan plan) => plan.Handle(at.Programme))).IsRefused.ShouldBeFalse();
        (await at.House.Do((FreezeDataset freeze) => freeze.Handle(at.Programme))).IsRefused.ShouldBeFalse();
        var frozen = await at.House.As(services => services.GetRequiredService<Reader>().Query<FrozenSet>().SingleAsync());
        frozen.Participants.ShouldBe(5);
        frozen.Exclusions.ShouldContain("round 2 had places for all who applied, so nothing was drawn");
        frozen.Exclusions.ShouldContain((await Rows(at)).Single(row => row.Stratum == "round-2").Participant.Value);
    }

    private static async Task<ParticipantCode> Applicant(EnrolmentHouse at, Browser browser)
    {
        var (token, person) = await at.InviteOne();
        await browser.Open($"/i/{token}");
        await browser.Send(("Answers[practising]", "yes"), ("Answers[voluntary]", "yes"), ("Answers[coached-now]", "no"));
        await browser.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        browser.Path.ShouldBe("/me");
        var code = (await at.House.Do((Confrere.Enrolment.Contracts.IParticipants participants) => participants.OfPerson(person)))!.Code;
        await Submit(at, code);
        return code;
    }

    private static async Task<SignedConsent> Apply(EnrolmentHouse at, string email)
    {
        var signed = await at.Enrol(email);
        await Submit(at, signed.Participant);
        return signed;
    }

    private static async Task Submit(EnrolmentHouse at, ParticipantCode code, string visit = "baseline") =>
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(code, visit, "key", Trial.Answers(2))))).IsRefused.ShouldBeFalse();

    private static Task<List<AllocatedParticipant>> Rows(EnrolmentHouse at) =>
        at.House.As(services => services.GetRequiredService<Reader>().Query<AllocatedParticipant>().OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync());

    private static async Task Read(Browser browser, string path, params string[] words)
    {
        await browser.Open(path);
        browser.Path.ShouldBe(path);
        foreach (var expected in words) browser.Words.ShouldContain(expected);
    }
}
