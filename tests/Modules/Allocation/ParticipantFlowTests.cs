using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.ShowFlow;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.DeclineInvitation;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>The flow on the board, of physicians who each stop somewhere else.</summary>
[Collection("databases")]
public sealed class ParticipantFlowTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_is_in_one_box_and_every_box_adds_up(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        var flow = (await at.House.As(services => Board(services).Flow(at.Programme)))!;
        flow.Recruitment.Select(step => (step.Label, step.Count)).ShouldBe([("Invited", 7), ("Answered", 6), ("Consented", 3), ("Allocated by chance", 2)]);
        flow.Recruitment.SelectMany(step => step.Exits).Select(exit => (exit.Label, exit.Count)).ShouldBe(
        [
            ("No answer yet", 1), ("Not eligible", 1), ("Declined", 1), ("Undecided", 1), ("First survey open", 1), ("First survey missed", 0), ("Left before it", 0),
        ]);
        flow.Visits.Select(step => step.Exits.Single(exit => exit.Label == "Left the study").Count).ShouldAllBe(left => left == 1);
        AddsUp(flow).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_drawing_keeps_its_zeros_and_names_no_arm(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Recruit(at);
        var html = await at.House.As(async services =>
        {
            using var text = new StringWriter();
            (await Board(services).Render(at.Programme))!.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
            return text.ToString();
        });
        html.ShouldContain("First survey missed: 0");
        foreach (var arm in (await at.Read()).Protocol.Arms)
        {
            html.ShouldNotContain(arm.Label);
            html.ShouldNotContain(arm.Code.Value);
        }
    }

    [Fact]
    public void Control_a_flow_that_loses_somebody_does_not_add_up() =>
        AddsUp(new([new("Invited", 3, [new("No answer yet", 1)]), new("Allocated by chance", 1, [])], [])).ShouldBeFalse();

    private static bool AddsUp(ParticipantFlow flow) =>
        flow.Recruitment.Zip(flow.Recruitment.Skip(1)).All(pair => pair.First.Count == pair.Second.Count + pair.First.Exits.Sum(exit => exit.Count))
        && flow.Visits.All(visit => visit.Count + visit.Exits.Sum(exit => exit.Count) == flow.Allocated)
        && flow.Recruitment.Concat(flow.Visits).SelectMany(step => step.Exits).All(exit => exit.Count >= 0);

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

    private static async Task Submit(EnrolmentHouse at, Confrere.Kernel.Identifiers.ParticipantCode code) =>
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", Trial.Answers(2))))).IsRefused.ShouldBeFalse();

    private static FlowOnBoard Board(IServiceProvider services) => services.GetServices<IBoardSection>().OfType<FlowOnBoard>().Single();
}
