using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Figures;
using Confrere.Analysis.Report.Sections;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>Eight people by hand: what is said once both arms are treated.</summary>
public sealed class FollowUpTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Each_arm_is_described_by_itself_since_before_and_since_the_visit_before()
    {
        var later = Results().PrimaryOutcome.FollowUps.Single();
        // Treated: 4 5 6 7, then 3 4 5 5, then 3 3 4 6. Control: 5 5 6 8, then 5 6 6 7, then 4 4 5 and nothing.
        (later.Treated.N, later.Control.N).ShouldBe((4, 3));
        later.TreatedChange.Points.Mean!.Value.ShouldBe(-1.5, Rounding);
        later.TreatedSince.Points.Mean!.Value.ShouldBe(-0.25, Rounding);
        later.TreatedChange.Percent!.Value.ShouldBe(100 * (4.0 / 5.5 - 1), Rounding);
        later.ControlChange.Points.Mean!.Value.ShouldBe(-1, Rounding);
        later.ControlSince.Points.Mean!.Value.ShouldBe(-4.0 / 3, Rounding);
        later.Previous.Code.ShouldBe("m3");
    }

    [Fact]
    public void No_number_compares_the_arms_after_that()
    {
        ResultNumbers.Of(Results()).Where(number => number.Id.Contains(".m6.", StringComparison.Ordinal)).ShouldNotBeEmpty();
        ResultNumbers.Of(Results()).Where(number => number.Id.Contains(".m6.", StringComparison.Ordinal) && number.N.Count > 1).ShouldBeEmpty("a number of both arms would be a comparison");
    }

    [Fact]
    public void The_flow_has_a_second_panel_from_there_on_that_everybody_randomised_enters()
    {
        var chart = FlowFigure.Of(Results());
        chart.Problems().ShouldBeEmpty();
        var later = chart.Panels[1];
        (later.Title, later.Trunk.Single().Entered.Count).ShouldBe(("After the waiting arm has started", 8));
        later.Columns.Select(arm => (arm.Label, arm.Boxes.Single().Remaining.Count, arm.Boxes.Single().Exits.Single().Count)).ShouldBe([("Coaching now", 4, 0), ("Coaching later", 3, 1)]);

        var figures = FlowSection.Of(Results()).Blocks.OfType<Figure>().ToList();
        figures.Select(figure => figure.Code).ShouldBe(["flow", "flow-later"]);
        figures[0].Drawing.Text.ShouldContain("id=\"flow-tip-1\"");
        figures[1].Drawing.Text.ShouldContain("id=\"flow-tip-2\"", customMessage: "two drawings of one page share no identifier");
        var before = Results();
        before = before with { Outcomes = [.. before.Outcomes.Select(outcome => outcome with { FollowUps = [] })] };
        FlowFigure.Of(before).Panels.ShouldHaveSingleItem("nobody was measured after it yet");
    }

    private static TrialResults Results()
    {
        var plan = new TrialPlan("t", "s", null, null, "set", TrialPlan.AncovaHc3, 0.95, new("A", "coaching now"), new("B", "coaching later"), new(TrialPlan.BaselineCode, "before", 0), [new("m3", "after three months", 3)],
            [new("x", "score", "points, 0 to 10", 0, 10, true, true, 1)], [], "m3", "hash", new Dictionary<string, string>()) { FollowUps = [new("m6", "after six months", 6)] };
        (string Arm, double?[] Values)[] people =
        [
            ("A", [4, 3, 3]), ("A", [5, 4, 3]), ("A", [6, 5, 4]), ("A", [7, 5, 6]), ("B", [5, 5, 4]), ("B", [5, 6, 4]), ("B", [6, 6, 5]), ("B", [8, 7, null]),
        ];
        string[] visits = [TrialPlan.BaselineCode, "m3", "m6"];
        var rows = people.SelectMany((person, i) => visits.Select((visit, v) => new FrozenRow($"p{i}", visit, "x", person.Values[v] is { } value ? FrozenText.Number(value) : "")));
        return TrialAnalysis.Run(plan, FrozenDataset.Of(rows, []), people.Select((person, i) => (Code: $"p{i}", person.Arm)).ToDictionary(x => x.Code, x => x.Arm));
    }
}
