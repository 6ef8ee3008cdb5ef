using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Imputation;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Imputation;

/// <summary>An independent sampler in R 4.2 (reference/mi_reference_based), and saved imputations for the tipping point (reference/mi_wl101).</summary>
public sealed class ImputationModelTests
{
    // About as far apart as the draws in R, so that their Monte Carlo error is that of R's 4,000 times the root of the ratio.
    private const int Draws = 250, DrawsInR = 4000;

    private static Frame Trial()
    {
        var all = Reference.Data("mi_wl101");
        return all.Where(row => all.Numeric("imp")[row] == 0);
    }

    private static ImputationModel Model(MissingAssumption assumption) => new()
    {
        Outcomes = ["y3", "y6"], Arm = "arm", Reference = "0", Covariates = Term.Main("y0", "stratum"), Assumption = assumption, Imputations = Draws, BurnIn = 100, Between = 5, Seed = 31,
    };

    private static Estimate Effect(Frame frame) => new LinearModel("y6", Term.Main("y0", "arm", "stratum")).Fit(frame).Coefficient("arm");

    [Theory]
    [InlineData(MissingAssumption.AtRandom)]
    [InlineData(MissingAssumption.JumpToReference)]
    [InlineData(MissingAssumption.CopyReference)]
    [InlineData(MissingAssumption.CopyIncrements)]
    public void Every_assumption_agrees_with_an_independent_sampler_in_R(MissingAssumption assumption)
    {
        var expected = Reference.Expected("mi_reference_based").At("assumptions", assumption.ToString());
        var imputed = Model(assumption).Impute(Trial());
        imputed.Imputed("y6").ShouldBe((int)Reference.Expected("mi_reference_based").At("missing_y6").Number());
        var pooled = imputed.Analyse(Effect);
        void Near(double value, string name) => value.ShouldBeNear(expected.At(name).Number(), 4 * expected.At($"{name}_mc").Number() * Math.Sqrt(1 + (double)DrawsInR / Draws), $"{assumption} {name}");
        Near(pooled.Estimate.Value, "estimate");
        Near(pooled.WithinVariance, "within");
        Near(pooled.BetweenVariance, "between");
    }

    [Fact]
    public void What_was_measured_stays_and_the_same_seed_draws_the_same()
    {
        var trial = Trial();
        var model = Model(MissingAssumption.CopyIncrements) with { Imputations = 3 };
        var (a, b) = (model.Impute(trial), model.Impute(trial));
        foreach (var (first, second) in a.Frames.Zip(b.Frames)) first.Numeric("y6").Values.SequenceEqual(second.Numeric("y6").Values).ShouldBeTrue();
        for (var row = 0; row < trial.Rows; row++)
        {
            var drawn = a.Frames[0].Numeric("y6")[row];
            if (trial["y6"].IsMissing(row)) drawn.ShouldNotBe(a.Frames[1].Numeric("y6")[row]);
            else drawn.ShouldBe(trial.Numeric("y6")[row]);
        }
    }

    [Fact]
    public void The_reference_arm_is_imputed_at_random_whatever_is_assumed()
    {
        var trial = Trial();
        // The reference arm's tails come from the chain itself, which the assumption for others does not touch until the second data set.
        var random = (Model(MissingAssumption.AtRandom) with { Imputations = 2 }).Impute(trial).Frames[0];
        var jump = (Model(MissingAssumption.JumpToReference) with { Imputations = 2 }).Impute(trial).Frames[0];
        for (var row = 0; row < trial.Rows; row++)
            if (trial.Numeric("arm")[row] == 0) jump.Numeric("y6")[row].ShouldBe(random.Numeric("y6")[row]);
    }

    [Fact]
    public void Assumptions_may_differ_between_people()
    {
        var trial = Trial();
        var each = (Model(MissingAssumption.AtRandom) with { Imputations = 2, AssumptionOf = _ => MissingAssumption.JumpToReference }).Impute(trial);
        var all = (Model(MissingAssumption.JumpToReference) with { Imputations = 2 }).Impute(trial);
        each.Frames[0].Numeric("y6").Values.SequenceEqual(all.Frames[0].Numeric("y6").Values).ShouldBeTrue();
    }

    [Fact]
    public void Delta_moves_imputed_values_only_and_the_tipping_point_lies_where_p_crosses()
    {
        var imputed = (Model(MissingAssumption.AtRandom) with { Imputations = 10 }).Impute(Trial());
        var (plain, shifted) = (imputed.Analyse(Effect), imputed.WithDelta("y6", _ => 0).Analyse(Effect));
        shifted.Estimate.Value.ShouldBe(plain.Estimate.Value);
        var tipping = imputed.TippingPoint("y6", "arm", "1", [0, -5, -10, -20, -40], Effect);
        tipping.Steps.Count.ShouldBe(5);
        tipping.Steps.Select(s => s.Estimate.Estimate.Value).ShouldBe(tipping.Steps.Select(s => s.Estimate.Estimate.Value).OrderDescending());
        var at = imputed.WithDelta("y6", row => imputed.Original.Numeric("arm")[row] == 1 ? tipping.Delta!.Value : 0).Analyse(Effect);
        // Twenty halvings of a step leave the p-value at the level to about 1e-5.
        at.Estimate.PValue.ShouldBeNear(0.05, 1e-4);
        imputed.TippingPoint("y6", "arm", "1", [0, 1], Effect).Delta.ShouldBeNull();
    }

    [Fact]
    public void Refuses_everything_that_is_wrong_at_once()
    {
        var problems = Should.Throw<DataProblemsException>(() => new ImputationModel { Outcomes = ["y3", "y9"], Arm = "arm", Reference = "2", Imputations = 1, Between = 0 }.Impute(Trial())).Problems;
        problems.Select(p => p.Sentence).ShouldContain(s => s.StartsWith("There is no such column"));
        problems.Select(p => p.Sentence).ShouldContain("There is no arm \"2\"; there are 0, 1.");
        problems.Select(p => p.Sentence).ShouldContain("There are 1; pooling needs at least two.");
        problems.Count.ShouldBe(4);
        var few = Frame.FromColumns(new FactorColumn("arm", ["a", "a", "b", "b", "b"]), new NumericColumn("y", [1, 2, double.NaN, 3, 4.5]));
        Should.Throw<DataProblemsException>(() => new ImputationModel { Outcomes = ["y"], Arm = "arm", Reference = "a" }.Impute(few.Where(r => r != 0 && r != 4))).Problems[0].Sentence.ShouldContain("outcomes;");
    }
}
