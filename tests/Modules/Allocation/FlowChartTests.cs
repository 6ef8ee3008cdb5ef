using System.Globalization;
using System.Text.RegularExpressions;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>The arithmetic of the flow and its drawing; what users of other flow diagrams missed (thread 54 of our list and its neighbours).</summary>
public sealed partial class FlowChartTests
{
    // Average width of a letter of the drawing's sans, in parts of its size; a line of average words is not wider.
    private const double LetterWidth = 0.5;

    [Fact]
    public void A_flow_that_adds_up_has_no_problem() => Sound.Problems().ShouldBeEmpty();

    [Fact]
    public void Each_broken_rule_is_named_with_its_numbers()
    {
        Broken(panel => panel with { Trunk = [panel.Trunk[0] with { Exits = [new("No answer yet", 0)] }, panel.Trunk[1]] }).ShouldBe(["Invited: 10 entered and 8 are accounted for."]);
        Broken(panel => panel with { Trunk = [panel.Trunk[0] with { Remaining = new("Allocated", 7), Exits = [new("No answer yet", 3)] }, panel.Trunk[1]] })
            .ShouldBe(["Invited: 7 go on and 8 enter \"Allocated\"."]);
        Broken(panel => panel with { Columns = [panel.Columns[0]] }).ShouldBe(["Allocated: 8 go on and 5 are in the groups."]);
        Broken(panel => panel with { Columns = [panel.Columns[0], panel.Columns[1] with { Boxes = [Visit(2, 1)] }] }).ShouldBe(["Month 3: 2 entered, and the group has 3."]);
        Broken(panel => panel with { Trunk = [panel.Trunk[0] with { Remaining = new("Allocated", 11), Exits = [new("No answer yet", -1)] }, panel.Trunk[1]] })
            .ShouldBe(["Invited: \"No answer yet\" is -1.", "Invited: 11 go on and 8 enter \"Allocated\"."]);
        new FlowChart([Sound.Panels[0], Sound.Panels[0] with { Title = "Second" }]).Problems().ShouldBe(["Second: 10 enter, and the panel before it ended with 8."]);
    }

    [Fact]
    public void Sessions_stand_beside_the_flow_and_need_not_add_up()
    {
        var chart = Of(arms: 2, people: 6, sessions: 4);

        chart.Problems().ShouldBeEmpty();
        FlowDrawing.Picture(chart).Text.ShouldContain("Sessions held together: 12");
        FlowDrawing.Table(chart, _ => null).Text.ShouldContain("Sessions held together (not part of the sum)");
    }

    [Fact]
    public void A_row_that_nobody_took_stays_in_drawing_and_table()
    {
        // A line that is broken in the drawing is read as one.
        var picture = LineBreaks().Replace(FlowDrawing.Picture(Of(arms: 2, people: 0)).Text, " ");
        var table = FlowDrawing.Table(Of(arms: 2, people: 0), _ => null).Text;

        foreach (var row in new[] { "Missed", "Left the study", "First survey missed", "Not eligible (practising)" })
        {
            picture.ShouldContain($"{row}: 0");
            table.ShouldContain(row);
        }
        ZeroCells().Count(table).ShouldBeGreaterThan(20);
    }

    /// <summary>Boxes that collide, and a last box cut off at the edge with four arms, are what users of other diagrams report.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void No_box_meets_another_none_is_cut_off_and_every_line_stays_in_its_box(int arms)
    {
        foreach (var panel in Of(arms, people: 12_345, sessions: 6, label: "Individual coaching that begins after the waiting period of three months").Panels)
        {
            var layout = new FlowLayout(panel, "tip");
            var svg = string.Concat(layout.Marks().Select(mark => mark.Text));
            var boxes = Rectangles().Matches(svg).Select(match => (X: Number(match, "x"), Y: Number(match, "y"), Width: Number(match, "w"), Height: Number(match, "h"))).ToList();
            boxes.Count.ShouldBeGreaterThan(4);
            boxes.ShouldAllBe(box => box.X >= 0 && box.Y >= 0 && box.X + box.Width <= layout.Width && box.Y + box.Height <= layout.Height);
            foreach (var (one, place) in boxes.Select((box, place) => (box, place)))
                boxes.Skip(place + 1).ShouldAllBe(other => one.X + one.Width <= other.X || other.X + other.Width <= one.X || one.Y + one.Height <= other.Y || other.Y + other.Height <= one.Y);
            foreach (Match line in Texts().Matches(svg))
            {
                var size = arms == 1 ? 22 : 15;
                var (x, y, width) = (Number(line, "x"), Number(line, "y"), line.Groups["t"].Value.Length * size * LetterWidth);
                boxes.ShouldContain(box => box.X <= x && x + width <= box.X + box.Width && box.Y < y && y < box.Y + box.Height, line.Value);
            }
        }
    }

    [Fact]
    public void Control_a_contradiction_is_told_above_the_drawing()
    {
        FlowDrawing.Warning(Sound).Text.ShouldBe("");
        FlowDrawing.Warning(new([Sound.Panels[0] with { Columns = [] }, Sound.Panels[0]])).Text.ShouldContain("These numbers do not add up");
    }

    private static readonly FlowChart Sound = new([new("All",
        [new("Invited", new("Invited", 10), new("Allocated", 8), [new("No answer yet", 2)]), new("Allocated", new("Allocated", 8), new("Allocated", 8), [])],
        [new("A", new("A", 5), [Visit(5, 4)]), new("B", new("B", 3), [Visit(3, 3)])])]);

    private static FlowBox Visit(int entered, int answered) => new("Month 3", new("Group", entered), new("Answered", answered), [new("Missed", entered - answered)]);

    private static IReadOnlyList<string> Broken(Func<FlowPanel, FlowPanel> change) => new FlowChart([change(Sound.Panels[0])]).Problems();

    private static FlowChart Of(int arms, int people, int sessions = 0, string label = "Arm")
    {
        Visit[] visits = [new("month3", "Three months after allocation", false, 90, 7, 21, []), new("month6", "Six months", false, 180, 7, 21, [])];
        var groups = arms == 1 ? [FlowGroup.Everybody] : Enumerable.Range(0, arms).Select(arm => new FlowGroup($"arm{arm}", $"{label} {arm}", arm > 0)).ToList();
        var crowd = Enumerable.Range(0, people).Select(person => new FlowPerson($"P{person:00000}", groups[person % arms].Key, new Dictionary<string, VisitProgress>
        {
            ["baseline"] = VisitProgress.Submitted, ["month3"] = VisitProgress.Submitted, ["month6"] = VisitProgress.ToCome,
        }, groups[person % arms].StartsLater == true ? 0 : sessions)).ToList();
        return ParticipantFlow.Of(new(
            new(people, people, 0, 0, people, 0), [new("practising", "This programme is for physicians who see patients here.", 0)], "baseline", visits, visits[0], groups, crowd)).Chart;
    }

    [Fact]
    public void The_second_draw_has_a_panel_that_accounts_for_everybody_before_it()
    {
        IReadOnlyList<Visit> visits = TrialProtocol.WithBoosters.Visits.Where(visit => !visit.IsBaseline).ToList();
        // In turn: drawn now, drawn later, survey open, missed, left, answered after leaving the coaching.
        VisitProgress[] at = [VisitProgress.Submitted, VisitProgress.Submitted, VisitProgress.Open, VisitProgress.Missed, VisitProgress.Left, VisitProgress.Submitted];
        string?[] drawn = ["booster-now", "booster-later", null, null, null, null];
        var people = Enumerable.Range(0, 24).Select(person => new FlowPerson($"P{person:00}", "all", visits.ToDictionary(visit => visit.Code, visit => visit.DueDay < 180 ? VisitProgress.Submitted : visit.DueDay == 180 ? at[person % 6] : VisitProgress.ToCome), 0)
        {
            Booster = drawn[person % 6], FurtherSessions = person % 6 == 0 ? 2 : 0,
        }).ToList();
        var facts = new FlowFacts(new(24, 24, 0, 0, 24, 0), [], "baseline", visits, visits[0], [FlowGroup.Everybody], people)
        {
            Boosters = new(visits[1], [new("booster-now", "Now", false), new("booster-later", "Later", true)]),
        };

        var chart = ParticipantFlow.Of(facts).Chart;

        chart.Problems().ShouldBeEmpty();
        var panel = chart.Panels[2];
        panel.Trunk[0].Exits.Select(exit => (exit.Label, exit.Count)).ShouldBe(
            [("Six months: still to come", 0), ("Six months: open now", 4), ("Six months: missed, so not drawn", 4), ("Left the study before it", 4), ("Answered and had left the coaching, so not drawn", 4)]);
        panel.Columns.Select(column => (column.Label, column.Entered.Count, column.Boxes[0].Remaining.Count, column.Boxes[0].Beside[0].Count)).ShouldBe([("Now", 4, 4, 8), ("Later", 4, 0, 0)]);
        panel.Columns.ShouldAllBe(column => column.Boxes.Select(box => box.Label).SequenceEqual(new[] { "Further sessions by now", "Nine months", "Twelve months" }));
        // Somebody drawn whom no panel before has: the flow says so.
        FlowPerson stranger = people[0] with { Code = "P99", Visits = new Dictionary<string, VisitProgress>() };
        ParticipantFlow.Of(facts with { People = [.. people, stranger] }).Chart.Problems().ShouldNotBeEmpty();
        FlowDrawing.Picture(chart).Text.ShouldContain("Further sessions held together: 8");
    }

    private static double Number(Match match, string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<rect class=\"[^\"]*\" x=\"(?<x>[^\"]*)\" y=\"(?<y>[^\"]*)\" width=\"(?<w>[^\"]*)\" height=\"(?<h>[^\"]*)\"")]
    private static partial Regex Rectangles();

    [GeneratedRegex("<text class=\"flow-text\" x=\"(?<x>[^\"]*)\" y=\"(?<y>[^\"]*)\">(?<t>[^<]*)<")]
    private static partial Regex Texts();

    [GeneratedRegex("</text><text [^>]*>")]
    private static partial Regex LineBreaks();

    [GeneratedRegex("<td class=\"num\">(<b>)?0<")]
    private static partial Regex ZeroCells();
}
