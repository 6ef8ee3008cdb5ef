using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>Input that cannot be fitted is refused in a sentence that names the place; input that can be is fitted with a note.</summary>
public class MixedHostileInputTests
{
    private static Frame Data(IEnumerable<double> y, IEnumerable<string?> group) =>
        Frame.FromColumns(new NumericColumn("y", y), new FactorColumn("g", group), new NumericColumn("x", y.Select((_, i) => (double)(i % 3))));

    private static LinearMixedModel Model(params IReadOnlyList<RandomTerm> random) => new() { Response = "y", Fixed = Term.Main("x"), Random = random };

    private static readonly double[] Outcome = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];

    private static readonly string[] Groups = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];

    private static string Refusal(LinearMixedModel model, Frame frame) => Should.Throw<DataProblemsException>(() => model.Fit(frame)).Message;

    [Fact]
    public void A_grouping_with_a_level_for_each_row_is_refused() =>
        Refusal(Model(RandomTerm.Intercept("g")), Data(Outcome, Outcome.Select((_, i) => $"s{i}"))).ShouldContain("cannot be told from the residual variance");

    [Fact]
    public void A_grouping_with_one_level_is_refused() =>
        Refusal(Model(RandomTerm.Intercept("g")), Data(Outcome, Outcome.Select(_ => "a"))).ShouldContain("has only one level");

    [Fact]
    public void An_unknown_grouping_is_refused_by_name() =>
        Refusal(Model(RandomTerm.Intercept("ward")), Data(Outcome, Groups)).ShouldContain("column \"ward\": There is no such column");

    [Fact]
    public void A_constant_response_is_refused() =>
        Refusal(Model(RandomTerm.Intercept("g")), Data(Outcome.Select(_ => 7.0), Groups)).ShouldContain("the same value in every row");

    [Fact]
    public void A_response_that_the_fixed_terms_reproduce_is_refused() =>
        Refusal(Model(RandomTerm.Intercept("g")), Data(Outcome.Select((_, i) => 2.0 + (i % 3)), Groups)).ShouldContain("reproduce it exactly");

    [Fact]
    public void An_infinite_response_is_refused_with_its_row() =>
        Refusal(Model(RandomTerm.Intercept("g")), Data(Outcome.Select((y, i) => i == 4 ? double.PositiveInfinity : y), Groups)).ShouldContain("column \"y\", row 5: The value is infinite.");

    [Fact]
    public void Nothing_but_missing_outcomes_is_refused() =>
        Refusal(Model(RandomTerm.Intercept("g")), Data(Outcome.Select(_ => double.NaN), Groups)).ShouldContain("No row is complete");

    [Fact]
    public void All_problems_of_the_random_terms_are_told_at_once()
    {
        var message = Refusal(Model(RandomTerm.Slope("g", "y"), RandomTerm.Intercept("x"), RandomTerm.Intercept("x")), Data(Outcome, Groups));
        message.ShouldContain("It holds the response.");
        message.ShouldContain("It is given twice.");
    }

    [Fact]
    public void Clusters_of_one_among_larger_ones_are_fitted()
    {
        var fit = Model(RandomTerm.Intercept("g")).Fit(Data(Outcome, Groups.Select((g, i) => i >= 10 ? $"{g}{i}" : g)));
        fit.Status.Converged.ShouldBeTrue();
        fit.LevelsOf("g").ShouldBe(6);
    }

    [Fact]
    public void A_collinear_column_is_dropped_with_a_sentence()
    {
        var frame = Data(Outcome, Groups);
        var doubled = frame.With(new NumericColumn("x2", frame.Numeric("x").Values.ToArray().Select(v => 2 * v)));
        var fit = (Model(RandomTerm.Intercept("g")) with { Fixed = Term.Main("x", "x2") }).Fit(doubled);
        fit.Status.Warnings.ShouldContain(w => w.Contains("\"x2\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Between_within_is_refused_for_crossed_groupings()
    {
        var fit = new LinearMixedModel { Response = "diameter", Random = [RandomTerm.Intercept("plate"), RandomTerm.Intercept("sample")] }.Fit(Reference.Data("lmm_penicillin"));
        Should.Throw<DataProblemsException>(() => fit.With(DegreesOfFreedomMethod.BetweenWithin)).Message.ShouldContain("needs nested groupings");
    }

    [Fact]
    public void Restricted_likelihoods_of_different_fixed_terms_are_not_compared()
    {
        var model = Model(RandomTerm.Intercept("g"));
        var frame = Data(Outcome, Groups);
        Should.Throw<ArgumentException>(() => model.Fit(frame).LikelihoodRatioAgainst((model with { Fixed = [] }).Fit(frame))).Message.ShouldContain("different fixed terms");
    }

    [Theory, InlineData("3 arms"), InlineData("participant")]
    public void A_partially_nested_trial_needs_two_arms_and_participants_in_one_of_them(string fault)
    {
        var frame = Frame.FromColumns(
            new NumericColumn("y", Outcome), new FactorColumn("coach", Groups), new FactorColumn("id", Outcome.Select((_, i) => $"p{i % 5}")),
            new FactorColumn("arm", Outcome.Select((_, i) => fault == "3 arms" ? $"{i % 3}" : i < 6 ? "wait" : "coached")));
        var model = new PartiallyNestedModel { Response = "y", Arm = "arm", ClusteredArm = fault == "3 arms" ? null : "coached", Cluster = "coach", Participant = "id" };
        Should.Throw<DataProblemsException>(() => model.Fit(frame)).Message.ShouldContain(fault == "3 arms" ? "has two arms; this column has 3" : "appears in both arms");
    }
}
