using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.OpenSeed;
using Confrere.Allocation.Features.ShowFlow;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.DeclineInvitation;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>The live flow, of physicians who each stop somewhere else.</summary>
[Collection("databases")]
public sealed class ParticipantFlowTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_is_in_one_box_and_every_box_adds_up(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        var flow = await Flow(at);
        var trunk = flow.Chart.Panels[0].Trunk;
        trunk.Select(box => (box.Label, box.Entered.Count)).ShouldBe([("Invited", 7), ("Answered", 6), ("Consented", 3), ("Allocated by chance", 2)]);
        trunk.SelectMany(box => box.Exits).Select(exit => (exit.Label, exit.Count)).ShouldBe(
        [
            ("No answer yet", 1), ("Not eligible (practising)", 1), ("Not eligible (voluntary)", 0), ("Not eligible (coached-now)", 0), ("Not eligible (coach-here)", 0),
            ("Declined", 1), ("Undecided", 1), ("First survey open", 1), ("First survey missed", 0), ("Left before the draw", 0), ("Sent, not drawn yet", 0),
        ]);
        flow.Chart.Panels.SelectMany(panel => panel.Columns).Select(column => column.Label).ShouldAllBe(label => label == null);
        flow.Chart.Panels[0].Columns.Single().Boxes.Select(box => box.Exits.Single(exit => exit.Label == "Left the study").Count).ShouldAllBe(left => left == 1);
        flow.Chart.Problems().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_number_from_consent_on_is_the_length_of_its_list(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        foreach (var shown in Enum.GetValues<ArmsShown>())
        {
            var flow = await Flow(at, shown);
            var numbers = Numbers(flow.Chart).Where(number => number.Key is not null).ToList();
            numbers.Count.ShouldBeGreaterThan(20);
            numbers.ShouldAllBe(number => flow.Lists[number.Key!].Codes.Count == number.Count);
            flow.Chart.Problems().ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_second_panel_takes_over_those_whose_waiting_is_over_in_every_arm(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        var stays = (await Flow(at)).Lists["all.month-3.tocome"].Codes.Single();
        at.House.Clock.Advance(Duration.FromDays(90));
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(new ParticipantCode(stays), "month-3", "key", Trial.Answers(2))))).IsRefused.ShouldBeFalse();

        var second = (await Flow(at)).Chart.Panels[1];

        second.Trunk.Select(box => (box.Label, box.Entered.Count)).ShouldBe([("Allocated by chance", 2), ("Waiting is over", 1)]);
        second.Trunk[0].Exits.Select(exit => (exit.Label, exit.Count)).ShouldBe([("Still before its end", 0), ("Left before its end", 1)]);
        second.Columns.Single().Boxes.ShouldAllBe(box => box.Entered.Count == 1);
        (await Flow(at)).Chart.Problems().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_drawing_keeps_its_zeros_and_names_no_arm(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        var html = await OnBoard(at);
        html.ShouldContain("First survey missed: 0");
        foreach (var arm in (await at.Read()).Protocol.Arms)
        {
            html.ShouldNotContain(arm.Label);
            html.ShouldNotContain($"{arm.Code.Value}.");
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Arms_are_shown_together_to_directors_as_letters_to_analysts_and_by_name_once_they_were_opened(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        Task<ArmsShown> As(string role) => at.House.Do((FlowSight sight) => sight.Of(at.Programme, own => own == role));
        string[] others = [Role.Director, Role.MatchDesk, Role.Auditor];
        foreach (var role in others) (await As(role)).ShouldBe(ArmsShown.Together);
        (await As(Role.Analyst)).ShouldBe(ArmsShown.AsLetters);

        await Write(at, (services, work) => services.GetRequiredService<IUnblinding>().Open(at.Programme, "The dataset is frozen and the plan locked.", work));
        foreach (var role in others) (await As(role)).ShouldBe(ArmsShown.Together);
        (await As(Role.Analyst)).ShouldBe(ArmsShown.ByName);

        (await at.House.Do((OpenSeed open) => open.Handle(at.Programme, true, "The trial is closed."))).Refusal.ShouldBeNull();
        foreach (var role in others) (await As(role)).ShouldBe(ArmsShown.ByName);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_contradiction_is_shown_above_the_drawing_and_is_one_fact_however_often_it_is_looked_at(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        (await OnBoard(at)).ShouldNotContain("do not add up");
        // Somebody edits the database: a participant of the consented has no row any more.
        await Write(at, async (_, work) => work.Db.Remove(await work.Set<Confrere.Enrolment.Data.ParticipantRow>().FirstAsync()));

        (await OnBoard(at)).ShouldContain("Consented: 3 entered and 2 are accounted for.");
        await OnBoard(at);

        var facts = await at.House.Do((AuditLog log) => log.All(FlowAlarm.Fact).ToListAsync().AsTask());
        facts.Count.ShouldBe(1);
        facts[0].Details.ShouldContain("Consented: 3 entered and 2 are accounted for.");
    }

    // Silent, not eligible, declined, undecided, consented without a survey, allocated, allocated and gone.
    private static async Task Recruit(EnrolmentHouse at)
    {
        await at.InviteOne("silent@example.org");
        var (other, _) = await at.InviteOne("other@example.org");
        (await at.Answer(other, new Dictionary<string, bool>(EnrolmentHouse.Eligible) { ["practising"] = false })).Value.ShouldBeFalse();
        var (declines, _) = await at.InviteOne("declines@example.org");
        await at.Answer(declines);
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(declines, null))).IsRefused.ShouldBeFalse();
        var (undecided, _) = await at.InviteOne("undecided@example.org");
        (await at.Answer(undecided)).Value.ShouldBeTrue();
        await at.Enrol("waits@example.org");
        await Submit(at, (await at.Enrol("stays@example.org")).Participant);
        var leaves = await at.Enrol("leaves@example.org");
        await Submit(at, leaves.Participant);
        (await at.House.Do((Withdraw withdraw) => withdraw.Handle(leaves.Person, "data", "withdraw"))).IsRefused.ShouldBeFalse();
    }

    private static async Task Submit(EnrolmentHouse at, ParticipantCode code) =>
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", Trial.Answers(2))))).IsRefused.ShouldBeFalse();

    private static Task Write(EnrolmentHouse at, Func<IServiceProvider, UnitOfWork, Task> change) =>
        at.House.As(services => services.GetRequiredService<Writer>().Write(work => change(services, work)));

    private static async Task<ParticipantFlow> Flow(EnrolmentHouse at, ArmsShown shown = ArmsShown.Together) =>
        (await at.House.Do((FlowReading reading) => reading.Of(at.Programme, shown)))!;

    private static Task<string> OnBoard(EnrolmentHouse at) => at.House.As(async services =>
    {
        using var text = new StringWriter();
        (await services.GetServices<IBoardSection>().OfType<FlowOnBoard>().Single().Render(at.Programme))!.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return text.ToString();
    });

    private static IEnumerable<FlowNumber> Numbers(FlowChart chart) =>
        from panel in chart.Panels
        from box in panel.Trunk.Concat(panel.Columns.SelectMany(column => column.Boxes))
        from number in box.Exits.Prepend(box.Remaining).Prepend(box.Entered)
        select number;
}
