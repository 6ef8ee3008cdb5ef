using System.Text.Json;
using Confrere.Statistics.Design;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.EffectSizes;

/// <summary>R 4.2 and effectsize 0.8.3 (reference/effect_sizes, reference/wl_*).</summary>
public sealed class EffectSizeReferenceTests
{
    // Tolerances of reference/README.md.
    private const double Tolerance = 1e-9;
    private const double EffectSizePackage = 1e-6;

    // R's uniroot on pt's noncentral tail, which is itself good to about 1e-9.
    private const double NoncentralLimit = 1e-8;

    private static readonly JsonElement Case = Reference.Expected("effect_sizes");

    private static (double[] A, double[] B) Groups()
    {
        var frame = Reference.Data("effect_sizes");
        var (score, group) = (frame.Numeric("score"), frame.Factor("group"));
        double[] Of(string g) => [.. Enumerable.Range(0, frame.Rows).Where(i => group[i] == g).Select(i => score[i])];
        return (Of("A"), Of("B"));
    }

    [Fact]
    public void Two_groups_agree_with_R()
    {
        var (a, b) = Groups();
        var d = StandardizedDifference.Of(a, b);
        var e = Case.At("two_group");
        new double[] { d.Counts.First, d.Counts.Second }.ShouldBe(e.At("n").Numbers());
        d.Means.First.ShouldAgree(e.At("mean")[0].GetDouble(), Tolerance);
        d.StandardDeviations.Second.ShouldAgree(e.At("sd")[1].GetDouble(), Tolerance);
        d.PooledStandardDeviation.ShouldAgree(e.At("pooled_sd").Number(), Tolerance);
        foreach (var (test, name) in new[] { (d.Student, "student"), (d.Welch, "welch") })
        {
            test.Statistic.ShouldAgree(e.At(name, "t").Number(), Tolerance);
            test.DegreesOfFreedom.ShouldAgree(e.At(name, "df").Number(), Tolerance);
            test.PValue.ShouldAgree(e.At(name, "p").Number(), Tolerance);
            Near(test.Interval, e.At(name, "ci"), Tolerance);
        }
        d.CohenD.ShouldAgree(e.At("cohen_d").Number(), Tolerance);
        Near(d.CohenDInterval, e.At("cohen_d_ci95_noncentral_t"), NoncentralLimit);
        SmallSample.Exact(38).ShouldAgree(e.At("J_exact").Number(), Tolerance);
        SmallSample.Approximate(38).ShouldAgree(e.At("J_approx").Number(), Tolerance);
        d.HedgesG.ShouldAgree(e.At("hedges_g").Number(), Tolerance);
        Near(d.HedgesGInterval, e.At("hedges_g_ci95_scaled_ncp"), NoncentralLimit);
        d.HedgesG.ShouldAgree(e.At("effectsize_g")[0].GetDouble(), EffectSizePackage);
        d.HedgesGInterval.Lower.ShouldBeNear(e.At("effectsize_g")[1].GetDouble(), EffectSizePackage);
        d.HedgesGInterval.Upper.ShouldBeNear(e.At("effectsize_g")[2].GetDouble(), EffectSizePackage);
        d.CohenDStandardError.ShouldAgree(e.At("se_d_large_sample").Number(), Tolerance);
        d.HedgesGStandardError.ShouldAgree(e.At("se_g_borenstein").Number(), Tolerance);
        d.GlassDelta.ShouldAgree(e.At("glass_delta_sd2").Number(), Tolerance);
        (-StandardizedDifference.Of(b, a).GlassDelta).ShouldAgree(e.At("glass_delta_sd1").Number(), Tolerance);
        d.AverageStandardDeviationD.ShouldAgree(e.At("d_average_sd").Number(), Tolerance);
        d.CommonLanguage.ShouldAgree(e.At("common_language_U").Number(), Tolerance);
        d.CliffDelta.ShouldAgree(e.At("cliffs_delta").Number(), Tolerance);
        d.VarianceRatio.Ratio.ShouldAgree(e.At("var_ratio_F", "F").Number(), Tolerance);
        d.VarianceRatio.PValue.ShouldAgree(e.At("var_ratio_F", "p").Number(), Tolerance);
        Near(d.VarianceRatio.Interval, e.At("var_ratio_F", "ci"), Tolerance);
    }

    [Fact]
    public void Pairs_agree_with_R()
    {
        var frame = Reference.Data("effect_sizes");
        var d = PairedDifference.Of(frame.Numeric("pre").Values.ToArray(), frame.Numeric("score").Values.ToArray());
        var e = Case.At("paired_pre_to_score_all");
        d.Pairs.ShouldBe((int)e.At("n").Number());
        d.Change.Statistic.ShouldAgree(e.At("t").Number(), Tolerance);
        d.Change.PValue.ShouldAgree(e.At("p").Number(), Tolerance);
        Near(d.Change.Interval, e.At("ci"), Tolerance);
        d.Correlation.ShouldAgree(e.At("r").Number(), Tolerance);
        d.ChangeD.ShouldAgree(e.At("dz").Number(), Tolerance);
        Near(d.ChangeDInterval, e.At("dz_ci"), NoncentralLimit);
        d.ChangeG.ShouldAgree(e.At("g_z").Number(), Tolerance);
        d.AverageStandardDeviationD.ShouldAgree(e.At("d_av").Number(), Tolerance);
        d.RepeatedMeasuresD.ShouldAgree(e.At("d_rm").Number(), Tolerance);
        d.GlassDelta.ShouldAgree(e.At("glass_pre_sd").Number(), Tolerance);
    }

    [Fact]
    public void Two_by_two_agrees_with_R()
    {
        var e = Case.At("two_by_two");
        var n = e.At("table").Numbers().Select(v => (int)v).ToArray();
        var t = new TwoByTwo(new(n[0], n[0] + n[1]), new(n[2], n[2] + n[3]));
        t.RiskRatio!.Value.ShouldAgree(e.At("RR").Number(), Tolerance);
        t.RiskRatio.LogStandardError.ShouldAgree(e.At("se_logRR").Number(), Tolerance);
        Near(t.RiskRatio.Interval, e.At("RR_ci"), Tolerance);
        t.OddsRatio!.Value.ShouldAgree(e.At("OR").Number(), Tolerance);
        t.OddsRatio.LogStandardError.ShouldAgree(e.At("se_logOR").Number(), Tolerance);
        Near(t.OddsRatio.Interval, e.At("OR_ci"), Tolerance);
        t.RiskDifference.ShouldAgree(e.At("RD").Number(), Tolerance);
        Near(t.RiskDifferenceWald, e.At("RD_ci_wald"), Tolerance);
        Near(t.RiskDifferenceInterval, e.At("RD_ci_newcombe"), Tolerance);
        t.NumberNeededToTreat!.Value.ShouldAgree(e.At("NNT").Number(), Tolerance);
        Near(t.First.Wilson(), e.At("wilson_p1"), Tolerance);
        Near(t.Second.Wilson(), e.At("wilson_p2"), Tolerance);
        Near(t.First.ClopperPearson(), e.At("clopper_pearson_p1"), Tolerance);
        Near(t.Second.ClopperPearson(), e.At("clopper_pearson_p2"), Tolerance);
        t.FisherPValue.ShouldAgree(e.At("fisher_p").Number(), Tolerance);
        t.ConditionalOddsRatio.ShouldAgree(e.At("fisher_cond_OR").Number(), Tolerance);
        Near(t.ConditionalOddsRatioInterval, e.At("fisher_ci"), Tolerance);
        t.Phi!.Value.ShouldAgree(e.At("phi").Number(), Tolerance);
        t.LogitD!.Value.ShouldAgree(e.At("cox_logit_d").Number(), Tolerance);
        t.CohenH.ShouldAgree(e.At("h").Number(), Tolerance);
    }

    [Theory]
    [InlineData("wl_101")]
    [InlineData("wl_102")]
    [InlineData("wl_103")]
    public void Standardised_model_effects_agree_with_R(string trial)
    {
        var fit = new LinearModel("y3", Term.Main("y0", "arm", "stratum")).Fit(Reference.Data(trial));
        var e = Reference.Expected(trial).At("ancova_3m", "effect_size");
        var (used, arm) = (fit.Data.Used, fit.Data.Used.Numeric("arm"));
        double[] Of(string column, int a) => [.. Enumerable.Range(0, used.Rows).Where(i => arm[i] == a).Select(i => used.Numeric(column)[i])];
        var effect = fit.Coefficient("arm");
        effect.Standardized(ModelEffect.PooledStandardDeviation(Of("y0", 1), Of("y0", 0))).Value.ShouldAgree(e.At("diff_over_baseline_pooled_sd").Number(), Tolerance);
        effect.Standardized(ModelEffect.PooledStandardDeviation(Of("y3", 1), Of("y3", 0))).Value.ShouldAgree(e.At("diff_over_outcome_pooled_sd").Number(), Tolerance);
        effect.Standardized(fit.ResidualStandardDeviation).Value.ShouldAgree(e.At("diff_over_residual_sd").Number(), Tolerance);
        effect.PartialEtaSquared().ShouldAgree(e.At("partial_eta2").Number(), Tolerance);
        var welch = StandardizedDifference.Of(Of("y3", 1), Of("y3", 0)).Welch;
        var expected = Reference.Expected(trial).At("ancova_3m", "welch");
        welch.Statistic.ShouldAgree(expected.At("t").Number(), Tolerance);
        welch.DegreesOfFreedom.ShouldAgree(expected.At("df").Number(), Tolerance);
        welch.PValue.ShouldAgree(expected.At("p").Number(), Tolerance);
    }

    [Fact]
    public void Empty_cells_have_no_ratio_but_an_exact_interval()
    {
        var t = new TwoByTwo(new(0, 10), new(4, 11));
        t.RiskRatio.ShouldBeNull();
        t.OddsRatio.ShouldBeNull();
        t.LogitD.ShouldBeNull();
        t.ConditionalOddsRatio.ShouldBe(0);
        t.ConditionalOddsRatioInterval.Lower.ShouldBe(0);
        double.IsFinite(t.ConditionalOddsRatioInterval.Upper).ShouldBeTrue();
        t.First.Wilson().Lower.ShouldBe(0);
        new Proportion(7, 7).ClopperPearson().Upper.ShouldBe(1);
        new TwoByTwo(new(3, 10), new(3, 10)).NumberNeededToTreat.ShouldBeNull();
        new TwoByTwo(new(3, 10), new(2, 10)).NumberNeededToTreatInterval.ShouldBeNull();
    }

    [Fact]
    public void Refuses_every_impossible_input_at_once()
    {
        Should.Throw<DataProblemsException>(() => new TwoByTwo(new(12, 10), new(-1, 5))).Problems.Count.ShouldBe(2);
        var groups = Should.Throw<DataProblemsException>(() => StandardizedDifference.Of([1, double.NaN], [3, 3, 3]));
        groups.Problems[0].Sentence.ShouldBe("It has 1 value; a standard deviation needs at least two.");
        groups.Problems[1].Sentence.ShouldContain("Every value is 3");
        Should.Throw<DataProblemsException>(() => PairedDifference.Of([1, 2, double.PositiveInfinity], [2, 5, 1])).Problems[0].Where.ShouldBe("column \"before\", row 3");
        Should.Throw<ArgumentOutOfRangeException>(() => Estimate.Of("x", 1, 1, 5, DegreesOfFreedomMethod.Residual).Standardized(0));
    }

    private static void Near(Interval interval, JsonElement expected, double tolerance)
    {
        interval.Lower.ShouldAgree(expected[0].GetDouble(), tolerance, "lower");
        interval.Upper.ShouldAgree(expected[1].GetDouble(), tolerance, "upper");
    }
}
