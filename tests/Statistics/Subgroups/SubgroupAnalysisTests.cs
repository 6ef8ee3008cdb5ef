using Confrere.Statistics.Design;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Subgroups;

namespace Confrere.Statistics.Tests.Subgroups;

/// <summary>R 4.2 lm with sandwich (reference/subgroups); lme4 1.1-31 refined (reference/coach_funnel).</summary>
public sealed class SubgroupAnalysisTests
{
    // Tolerances C and A of reference/README.md.
    private const double Tolerance = 1e-9, MixedTolerance = 1e-6;

    private static readonly LinearModel Main = new("y3", Term.Main("y0", "stratum", "arm")) { Errors = StandardErrors.HC3 };

    [Theory]
    [InlineData("sex")]
    [InlineData("stratum")]
    public void Effects_by_level_and_interaction_agree_with_R(string factor)
    {
        var result = new SubgroupAnalysis(Main, "arm").Of(Reference.Data("wl_101"), [factor])[0];
        var e = Reference.Expected("subgroups").At(factor);
        for (var i = 0; i < result.Levels.Count; i++)
        {
            var line = result.Levels[i];
            line.Level.ShouldBe(e.At("levels")[i].GetString());
            ((double)line.Treated).ShouldBe(e.At("treated")[i].Number());
            ((double)line.Control).ShouldBe(e.At("control")[i].Number());
            line.Effect.Value.ShouldAgree(e.At("estimate")[i].Number(), Tolerance);
            line.Effect.StandardError.ShouldAgree(e.At("se")[i].Number(), Tolerance);
            line.Effect.PValue.ShouldAgree(e.At("p")[i].Number(), Tolerance);
        }
        result.Interaction.F.ShouldAgree(e.At("interaction_F").Number(), Tolerance);
        result.Interaction.PValue.ShouldAgree(e.At("interaction_p").Number(), Tolerance);
    }

    [Fact]
    public void Funnel_of_coaches_agrees_with_lme4()
    {
        var trial = Reference.Data("wl_102");
        var coached = trial.Where(row => trial.Numeric("arm")[row] == 1);
        var coach = Grouping.By("coach");
        var fit = new LinearMixedModel { Response = "y3", Fixed = Term.Main("y0"), Random = [RandomTerm.Intercept(coach)] }.Fit(coached);
        var (funnel, e) = (ClusterFunnel.Of(fit, coach), Reference.Expected("coach_funnel"));
        funnel.Count.ShouldBe(e.At("coach").GetArrayLength());
        var scale = e.At("sigma").Number();
        for (var i = 0; i < funnel.Count; i++)
        {
            var point = funnel[i];
            point.Cluster.ShouldBe(e.At("coach")[i].GetString());
            point.Count.ShouldBe((int)e.At("n")[i].Number());
            point.Deviation.ShouldBeNear(e.At("deviation")[i].Number(), MixedTolerance * scale);
            point.Shrunken.ShouldBeNear(e.At("blup")[i].Number(), MixedTolerance * scale);
            ((point.Interval.Upper - point.Interval.Lower) / 2 / 1.959963984540054).ShouldAgree(e.At("cond_se")[i].Number(), 1e-5);
            Math.Abs(point.Shrunken).ShouldBeLessThanOrEqualTo(Math.Abs(point.Deviation));
            point.IsRemarkable.ShouldBe(Math.Abs(point.Deviation) > 3.090232306167813 * point.StandardError);
        }
    }

    [Fact]
    public void Refuses_models_without_arm_and_levels_with_one_arm()
    {
        var trial = Reference.Data("wl_101");
        Should.Throw<DataProblemsException>(() => new SubgroupAnalysis(new("y3", Term.Main("y0")), "arm").Of(trial, ["arm", "town"])).Problems.Count.ShouldBe(3);
        Should.Throw<DataProblemsException>(() => new SubgroupAnalysis(Main, "arm").Of(trial, ["coach"])).Problems[0].Sentence.ShouldContain("nobody in one of the arms");
    }
}
