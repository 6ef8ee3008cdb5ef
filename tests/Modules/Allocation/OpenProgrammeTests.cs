using System.Text.RegularExpressions;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Allocation.Features.ShowFlow;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.People;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.AmendProgramme;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>samples/protocols/open-programme.yaml from the file to the first coach, as its people read it: nowhere is there a word of chance.</summary>
[Collection("databases")]
public sealed partial class OpenProgrammeTests
{
    private static readonly string Document = SampleGallery.Text("open-programme");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Runs_from_the_file_to_a_coach_and_no_page_mail_or_fact_speaks_of_chance(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false, document: Document);
        var root = await at.House.Serve();
        using var director = await EnrolmentPagesTests.SignedIn(at, root, "dora@example.org", Role.Director);
        await Read(director, $"/programmes/{at.Programme}/enrolment", "everybody starts as soon as their first survey is in", "No custodian is needed");
        await director.Send(("DespiteWarnings", "true"));
        Speaks(director.Words).ShouldBeEmpty();

        using var ada = new Browser(root);
        var (token, person) = await at.InviteOne();
        await Consent(ada, token);
        var code = (await at.House.Do((IParticipants participants) => participants.OfPerson(person)))!.Code;
        await Submit(at, code);
        await Read(ada, "/me/start", "Your coaching starts now.", "Everybody who takes part starts");
        await Read(ada, "/me", "You started");

        var coach = await Coach(at);
        (await at.House.Do((TellWishes tell) => tell.Handle(person, new("Medicine", "Internal medicine", [], TimesOfWeek.Unsaid)))).IsRefused.ShouldBeFalse();
        await Read(ada, "/me/coaches", "Coa Ch");
        (await at.House.Do((ChooseCoach choose) => choose.Handle(person, coach))).IsRefused.ShouldBeFalse();
        await Read(ada, "/me/coaches");

        await at.Enrol("waits@example.org");
        var leaves = await at.Enrol("leaves@example.org");
        await Submit(at, leaves.Participant);
        (await at.House.Do((Withdraw withdraw) => withdraw.Handle(leaves.Person, "data", "withdraw"))).IsRefused.ShouldBeFalse();
        await at.InviteOne("silent@example.org");
        await FlowAddsUp(at);
        await Read(director, $"/programmes/{at.Programme}/board", "Participant flow", "there is one group");
        director.Words.ShouldNotContain("trial registration");
        await Read(director, $"/programmes/{at.Programme}/flow", "Started");
        await Read(director, $"/programmes/{at.Programme}", "nothing is drawn, and everybody starts", "Participant flow");
        (await at.House.As(async services => await services.GetServices<IParticipantEvents>().OfType<AllocationEvents>().Single().Of((await services.GetRequiredService<IParticipants>().Find(code))!)))
            .ShouldHaveSingleItem().What.ShouldBe("Started");
        await AnAmendmentIsFollowed(at);

        await SomebodyAsksOnDemand(at);
        await NothingSpeaksOfChance(at);
    }

    private static async Task AnAmendmentIsFollowed(EnrolmentHouse at)
    {
        var next = Document.Replace("\nversion: 1\n", "\nversion: 2\namendment:\n  reason: Sessions were too short to speak.\n  effectiveOn: 2026-03-09\n  asksConsentAgain: no\n", StringComparison.Ordinal)
            .Replace("minutesPerSession: 50", "minutesPerSession: 60", StringComparison.Ordinal).Replace("  contacts: []\n", SampleProtocol.HelpContacts, StringComparison.Ordinal);
        (await at.House.Do((AmendProgramme amend) => amend.Handle(at.Programme, next.Replace("method: none", "method: simple", StringComparison.Ordinal)))).IsRefused.ShouldBeTrue();
        (await at.House.Do((AmendProgramme amend) => amend.Handle(at.Programme, next))).Value.ShouldBe(2);
        at.House.Clock.Advance(Duration.FromDays(7));
        await Submit(at, (await at.Enrol("later@example.org")).Participant);
    }

    private static async Task SomebodyAsksOnDemand(EnrolmentHouse at)
    {
        var asker = await PeopleTests.Register(at.House, new("Ask Er", "asker@example.org", "UTC", [Role.Participant]));
        (await at.House.Do((AskOnDemand ask) => ask.Handle(asker, at.Programme))).IsRefused.ShouldBeFalse();
        using var nobody = new Browser(await at.House.As(services => Task.FromResult(new Uri(services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First()))));
        await Read(nobody, $"/ask/{at.Programme}", "Lakeside offers", "Not known yet.");
    }

    private static async Task NothingSpeaksOfChance(EnrolmentHouse at)
    {
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
        var report = await at.House.Do((IAllocationReplay replay) => replay.Verify(at.Programme));
        (report.IsDrawn, report.Allocated, report.Problem).ShouldBe((false, 3, null));
        foreach (var mail in await at.House.AsSystem(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().ToListAsync())) Speaks($"{mail.Subject} {mail.Text}").ShouldBeEmpty();
        var facts = await at.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync());
        facts.Count(fact => fact.Action == "ParticipantStarted").ShouldBe(3);
        facts.ShouldNotContain(fact => fact.Action.StartsWith("Allocation", StringComparison.Ordinal) || fact.Action == "ParticipantAllocated" || fact.Action.StartsWith("Custodian", StringComparison.Ordinal));
    }

    // By hand: Ada and whoever leaves started, one waits with an open survey, one is silent.
    private static async Task FlowAddsUp(EnrolmentHouse at)
    {
        var flow = (await at.House.Do((FlowReading reading) => reading.Of(at.Programme, ArmsShown.OneArm)))!;
        var panel = flow.Chart.Panels.ShouldHaveSingleItem();
        panel.Trunk.Select(box => (box.Label, box.Entered.Count)).ShouldBe([("Invited", 4), ("Answered", 3), ("Consented", 3), ("Started", 2)]);
        panel.Trunk[2].Exits.Select(exit => (exit.Label, exit.Count)).ShouldBe([("First survey open", 1), ("First survey missed", 0), ("Left before the start", 0), ("Sent, not started yet", 0)]);
        panel.Columns.ShouldHaveSingleItem().Boxes.Select(box => (box.Label, box.Entered.Count, box.Exits.Single(exit => exit.Label == "Left the study").Count))
            .ShouldBe([("After three months", 2, 1), ("After six months", 2, 1)]);
        flow.Chart.Problems().ShouldBeEmpty();
    }

    private static async Task Consent(Browser browser, string token)
    {
        await Read(browser, $"/i/{token}");
        await browser.Send(("Answers[practising]", "yes"), ("Answers[voluntary]", "yes"), ("Answers[coached-now]", "no"));
        Speaks(browser.Words).ShouldBeEmpty();
        await browser.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        browser.Path.ShouldBe("/me");
        Speaks(browser.Words).ShouldBeEmpty();
    }

    private static async Task<PersonId> Coach(EnrolmentHouse at)
    {
        var details = new CoachDetails("Coa Ch", "coach@example.org", "Europe/Zurich", "Surgery", "Surgery", "Consultant", "English", "", "", "Peer coach training", new(2027, 1, 1), null);
        var coach = (await at.House.Do((RegisterCoach register) => register.Handle(details))).Value;
        (await at.House.Do((SetHours set) => set.Handle(coach, "Europe/Zurich", [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0))]))).IsRefused.ShouldBeFalse();
        return coach;
    }

    private static async Task Submit(EnrolmentHouse at, ParticipantCode code) =>
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", Trial.Answers(2))))).IsRefused.ShouldBeFalse();

    private static async Task Read(Browser browser, string path, params string[] words)
    {
        await browser.Open(path);
        browser.Path.ShouldBe(path);
        browser.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        foreach (var expected in words) browser.Words.ShouldContain(expected);
        Speaks(browser.Words).ShouldBeEmpty(path);
    }

    /// <summary>Words of a draw, where they do not say that there is none.</summary>
    private static IReadOnlyList<string> Speaks(string words) => [.. OfChance().Matches(SaysThereIsNone().Replace(words, "")).Select(match => match.Value)];

    [GeneratedRegex(@"[^.]*(?:by chance|chance decide\w*|randomis\w*|allocat\w*|\bdrawn?\b|\bseed\b|custod\w*|sealed list|\barms?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OfChance();

    [GeneratedRegex(@"(?:That n|N|n)othing is drawn|Nothing draws|No custodian is needed", RegexOptions.IgnoreCase)]
    private static partial Regex SaysThereIsNone();
}
