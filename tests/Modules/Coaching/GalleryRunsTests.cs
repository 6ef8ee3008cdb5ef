using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.SeeOwnBooster;
using Confrere.Analysis.Data;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Coaching.Features.PublishMatch;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.RunMatch;
using Confrere.Coaching.Features.SetHours;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>Ready protocols from the first invitation to the analysis, through the handlers that serve the pages.</summary>
[Collection("databases")]
public sealed class GalleryRunsTests
{
    private const int People = 26;
    private static readonly IReadOnlyDictionary<string, bool> Eligible = new Dictionary<string, bool> { ["practising"] = true, ["voluntary"] = true, ["coached-now"] = false };

    [Fact]
    public async Task Booster_at_month_6_is_drawn_given_and_analysed()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite, document: SampleGallery.Text("booster-at-month-6"));
        var coach = await Coach(at, "Z");
        var people = new List<(PersonId Person, ParticipantCode Code)>();
        for (var person = 0; person < People; person++) people.Add(await Enrol(at, person));
        await Everybody(at, people, "baseline", _ => true);
        // Everybody starts at once.
        (await Rows<Place>(at)).Count(place => place.Kind == PlaceKind.Course).ShouldBe(People);
        at.House.Clock.Advance(Duration.FromDays(92));
        await Everybody(at, people, "month-3", _ => true);
        at.House.Clock.Advance(Duration.FromDays(91));
        await Everybody(at, people, "month-6", person => person > 1 || person == 0);

        var draws = await Rows<BoosterDraw>(at);
        draws.Count.ShouldBe(People - 1);
        draws.ShouldNotContain(draw => draw.Participant == people[1].Code);
        var report = (await at.House.Do((IAllocationReplay replay) => replay.VerifyAll()));
        report.Select(one => (one.IsOfBoosters, one.IsDrawn, one.Problem)).ShouldBe([(false, false, null), (true, true, null)], ignoreOrder: true);
        var now = draws.Where(draw => draw.Arm.Value == "booster-now").Select(draw => draw.Participant).ToHashSet();
        (await Boosters(at)).Count.ShouldBe(now.Count);
        foreach (var (_, code) in people.Skip(2).Take(4))
            (await at.House.As(async services => await services.GetRequiredService<OwnBooster>().Of((await services.GetRequiredService<IParticipants>().Find(code))!)))!.Words
                .ShouldStartWith(now.Contains(code) ? "Your two further sessions come now." : "Your two further sessions come in three months");

        at.House.Clock.Advance(Duration.FromDays(60));
        await at.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        (await Boosters(at)).Count.ShouldBe(now.Count);
        at.House.Clock.Advance(Duration.FromDays(32));
        await Everybody(at, people, "month-9", _ => true);
        // With month nine everybody has it, also who was not drawn.
        (await Boosters(at)).Count.ShouldBe(People);
        var later = people.First(one => draws.Exists(draw => draw.Participant == one.Code) && !now.Contains(one.Code));
        await Choose(at, later.Person, coach, "Medicine");
        await Meet(at, later.Person, coach);
        var (course, further) = await at.House.As(async services => (await services.GetRequiredService<IDose>().SessionsHeld(at.Programme), await services.GetRequiredService<IDose>().FurtherSessionsHeld(at.Programme)));
        (course[later.Code], further[later.Code], further.Values.Sum()).ShouldBe((0, 1, 1));

        await Analysed(at, "booster-now", "booster-later", People - 1, report: "after six months");
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Coaching_three_arms_puts_the_group_arm_together_and_carries_its_groups_into_the_analysis()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite, document: SampleGallery.Text("coaching-three-arms"));
        var coaches = new List<PersonId>();
        for (var coach = 0; coach < 4; coach++) coaches.Add(await Coach(at, "Z"));
        var people = new List<(PersonId Person, ParticipantCode Code)>();
        for (var person = 0; person < 36; person++) people.Add(await Enrol(at, person));
        await Everybody(at, people, "baseline", _ => true);
        var places = await Rows<Place>(at);
        var inGroups = places.Where(place => place.GroupSize == 3).ToList();
        inGroups.Count.ShouldBeGreaterThanOrEqualTo(9);
        foreach (var (place, index) in inGroups.Select((place, index) => (place, index)))
            _ = (await at.House.Do((TellWishes tell) => tell.Handle(place.Person, new($"Department {index}", "", [], TimesOfWeek.Unsaid)))).Value;
        _ = (await at.House.Do((RunMatch run) => run.Handle(at.Programme))).Value;
        (await at.House.Do((PublishMatch publish) => publish.Handle(at.Programme))).Value.Begun.ShouldBe(inGroups.Count / 3 * 3);

        foreach (var meeting in (await Rows<Session>(at)).GroupBy(row => row.Meeting!.Value).OrderBy(meeting => meeting.First().Start))
        {
            at.House.Clock.Reset(meeting.First().Start + Duration.FromHours(1));
            _ = (await at.House.Do((RecordMeeting record) => record.Handle(meeting.First().Coach, meeting.Key, [.. meeting.Select(row => row.Id)], 60, SessionMode.InPerson))).Value;
        }
        (await Rows<PayEntry>(at)).Count.ShouldBe(6 * (await Rows<CoachedGroup>(at)).Count);
        (await Rows<Engagement>(at)).ShouldAllBe(pair => pair.EndedBecause == Engagement.Completed);
        at.House.Clock.Reset(TestHouse.Start + Duration.FromDays(122));
        await Everybody(at, people, "month-4", _ => true);

        await Analysed(at, "alone", "waiting", 36, report: "after four months");
        (await Rows<FrozenSet>(at)).Single().Delivery.ShouldContain("group 1");
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    private static async Task<PersonId> Coach(EnrolmentHouse at, string department)
    {
        var details = new CoachDetails("Coa Ch", $"c{NewId.Of<PersonId>()}@example.org", "Europe/London", department, "Surgery", "Consultant", "English", "", "", "Peer coach training", new(2028, 1, 1), 3);
        var coach = (await at.House.Do((RegisterCoach register) => register.Handle(details))).Value;
        _ = (await at.House.Do((SetHours set) => set.Handle(coach, "Europe/London", [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Thursday, new(9, 0), new(12, 0))]))).Value;
        return coach;
    }

    private static async Task<(PersonId Person, ParticipantCode Code)> Enrol(EnrolmentHouse at, int person)
    {
        var (token, who) = await at.InviteOne($"p{person}@example.org");
        (await at.Answer(token, Eligible)).Value.ShouldBeTrue();
        return (who, (await at.Sign(token)).Value.Participant);
    }

    // Answers that differ from person to person and from visit to visit.
    private static async Task Everybody(EnrolmentHouse at, List<(PersonId Person, ParticipantCode Code)> people, string visit, Func<int, bool> answers)
    {
        foreach (var ((_, code), person) in people.Select((one, index) => (one, index)))
            if (answers(person))
                (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(code, visit, $"{visit}-{person}", Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", item => (int?)((person * 7 + item * 3 + visit.Length * person) % 5)))))).IsRefused.ShouldBeFalse();
    }

    private static async Task Choose(EnrolmentHouse at, PersonId person, PersonId coach, string department)
    {
        _ = (await at.House.Do((TellWishes tell) => tell.Handle(person, new(department, "", [], TimesOfWeek.Unsaid)))).Value;
        _ = (await at.House.Do((ChooseCoach choose) => choose.Handle(person, coach))).Value;
    }

    private static async Task Meet(EnrolmentHouse at, PersonId person, PersonId coach)
    {
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];
        var start = at.House.Clock.GetCurrentInstant().InZone(london).Date.PlusDays(2).Next(IsoDayOfWeek.Tuesday).At(new(9, 0)).InZoneStrictly(london).ToInstant();
        var session = (await at.House.Do((BookSession book) => book.Handle(person, start))).Value;
        at.House.Clock.Reset(start + Duration.FromHours(1));
        _ = (await at.House.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video))).Value;
        // Nobody says otherwise within the protocol's days.
        at.House.Clock.Advance(Duration.FromDays(8));
    }

    private static async Task<List<Place>> Boosters(EnrolmentHouse at) => (await Rows<Place>(at)).FindAll(place => place.Kind == PlaceKind.Booster);

    private static Task<List<T>> Rows<T>(EnrolmentHouse at) where T : class => at.House.As(services => services.GetRequiredService<Reader>().Query<T>().ToListAsync());

    private static async Task Analysed(EnrolmentHouse at, string treated, string control, int frozen, string report)
    {
        _ = (await at.House.Do((LockPlan plan) => plan.Handle(at.Programme))).Value;
        _ = (await at.House.Do((FreezeDataset freeze) => freeze.Handle(at.Programme))).Value;
        _ = (await at.House.Do((RunAnalysis run) => run.Handle(at.Programme, "The planned analysis."))).Value;
        (await Rows<FrozenSet>(at)).Single().Participants.ShouldBe(frozen);
        var stored = (await Rows<AnalysisRun>(at)).Single();
        stored.Results.ShouldContain(treated);
        stored.Results.ShouldContain(control);
        stored.Report.ShouldContain(report);
    }
}
