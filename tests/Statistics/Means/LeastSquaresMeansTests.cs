using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Means;

/// <summary>emmeans 1.8.4 and direct algebra in R 4.2 (reference/lm_inference, reference/wl_*).</summary>
public sealed class LeastSquaresMeansTests
{
    // Class C of reference/README.md.
    private const double Exact = 1e-9;

    // R's ptukey subtracts a lower tail good to about 1e-10 from one; its qtukey stops at 1e-4.
    private const double TukeyP = 1e-9;
    private const double TukeyQuantile = 1e-3;

    private static readonly JsonElement Expected = Reference.Expected("lm_inference");

    private static Frame Trial(string file = "data.csv")
    {
        var raw = Reference.Data("lm_inference", file);
        return raw.WithFactor("month").With(new FactorColumn("arm", Enumerable.Range(0, raw.Rows).Select(r => raw.Factor("arm")[r]), ["usual", "coach", "group"]));
    }

    private static LinearFit Fit(StandardErrors errors) =>
        new LinearModel("y", [Term.Of("base"), .. Term.Crossed("arm", "month"), Term.Of("site")]) { Errors = errors }.Fit(Trial());

    [Fact]
    public void Means_by_visit_agree_with_emmeans()
    {
        Check([.. Fit(StandardErrors.Classical).MeansOf("arm").By("month").Table().Select(m => m.Estimate)], "means_by_month", "emmean", Exact);
        Check([.. Fit(StandardErrors.HC3).MeansOf("arm").By("month").Table().Select(m => m.Estimate)], "means_by_month_HC3", "emmean", Exact);
        Check([.. Fit(StandardErrors.Classical).MeansOf("arm").By("month").At("base", 40).Table().Select(m => m.Estimate)], "means_at_base_40", "emmean", Exact);
        Check([.. Fit(StandardErrors.Classical).MeansOf("arm").Weighted(GridWeights.Proportional).Table().Select(m => m.Estimate)], "means_proportional", "emmean", Exact);
    }

    [Theory]
    [InlineData(Adjustment.None, "differences_by_month", Exact)]
    [InlineData(Adjustment.Bonferroni, "differences_bonferroni", Exact)]
    [InlineData(Adjustment.Holm, "differences_holm", Exact)]
    [InlineData(Adjustment.Tukey, "differences_tukey", TukeyQuantile)]
    public void Differences_by_visit_agree_with_emmeans(Adjustment adjustment, string name, double intervals)
    {
        var differences = Fit(StandardErrors.Classical).MeansOf("arm").By("month").Differences(adjustment);
        differences.Select(d => d.Estimate.Name).ShouldBe(Expected.At(name, "contrast").EnumerateArray().Select(c => c.GetString()));
        differences.Select(d => d.Group["month"]).ShouldBe(Expected.At(name, "month").EnumerateArray().Select(c => c.GetString()));
        Check([.. differences.Select(d => d.Estimate)], name, "estimate", intervals);
    }

    [Fact]
    public void Differences_use_robust_errors() =>
        Check([.. Fit(StandardErrors.HC3).MeansOf("arm").By("month").Differences().Select(d => d.Estimate)], "differences_by_month_HC3", "estimate", Exact);

    [Fact]
    public void Joint_tests_agree_with_direct_algebra()
    {
        string[] arm = ["armcoach", "armgroup"], interaction = ["armcoach:month6", "month6:armgroup"];
        foreach (var (set, errors) in new[] { ("F_classical", StandardErrors.Classical), ("F_HC3", StandardErrors.HC3), ("F_CR2_HTZ", StandardErrors.ClusteredBy("id")) })
            foreach (var test in Expected.At(set).EnumerateObject())
            {
                var names = test.Name switch { "arm" => arm, "interaction" => interaction, "single" => ["armcoach"], _ => [.. arm, .. interaction] };
                var joint = Fit(errors).TestJointly(test.Name, [.. names.Select(Contrast.Coefficient)]);
                joint.F.ShouldAgree(test.Value.At("F").Number(), Exact, $"{set} {test.Name}");
                joint.NumeratorDegreesOfFreedom.ShouldBe(test.Value.At("df1").Number());
                joint.DenominatorDegreesOfFreedom.ShouldAgree(test.Value.At("df2").Number(), Exact, $"{set} {test.Name}");
                joint.PValue.ShouldAgree(test.Value.At("p").Number(), Exact, $"{set} {test.Name}");
            }
        Fit(StandardErrors.Classical).TestTerm(Term.Interaction("month", "arm")).F.ShouldAgree(Expected.At("F_classical", "interaction", "F").Number(), Exact);
    }

    [Fact]
    public void Redundant_contrasts_do_not_change_a_joint_test()
    {
        var fit = Fit(StandardErrors.Classical);
        var twice = fit.TestJointly("twice", Contrast.Coefficient("armcoach"), Contrast.Coefficient("armgroup"), Contrast.Of("sum", ("armcoach", 1), ("armgroup", 1)));
        twice.F.ShouldAgree(Expected.At("F_classical", "arm", "F").Number(), Exact);
        twice.NumeratorDegreesOfFreedom.ShouldBe(2);
    }

    [Fact]
    public void Wait_list_means_agree_with_emmeans()
    {
        foreach (var trial in new[] { "wl_101", "wl_102", "wl_103" })
        {
            var fit = new LinearModel("y3", Term.Main("y0", "arm", "stratum")).Fit(Reference.Data(trial));
            var means = fit.MeansOf("arm").At("arm", 0, 1);
            var expected = Reference.Expected(trial).At("ancova_3m");
            Check([.. means.Table().Select(m => m.Estimate)], expected.At("adjusted_means_at_complete_case_mean_y0"), "emmean", Exact);
            Check([.. means.Weighted(GridWeights.Proportional).Table().Select(m => m.Estimate)], expected.At("adjusted_means_proportional_strata"), "emmean", Exact);
        }
    }

    [Fact]
    public void An_empty_cell_loses_only_the_means_that_need_it()
    {
        var model = new LinearModel("y", [Term.Of("base"), .. Term.Crossed("arm", "site"), Term.Of("month")]);
        var fit = model.Fit(Trial("data_empty_cell.csv"));
        var expected = Expected.At("empty_cell");
        fit.Design.Aliased.Single().Name.ShouldBe(expected.At("coef").EnumerateObject().Single(c => c.Value.ValueKind == JsonValueKind.Null).Name);
        foreach (var (name, value) in expected.At("coef").Named().Where(c => !double.IsNaN(c.Value)))
            fit.Coefficient(name).Value.ShouldBeNear(value, Exact * fit.Coefficient(name).StandardError, name);
        var refusal = Should.Throw<DataProblemsException>(() => fit.MeansOf("arm").By("site").Table());
        refusal.Problems.Single().Where.ShouldBe("least-squares mean group, W");
        Should.Throw<DataProblemsException>(() => fit.Coefficient("siteW:armgroup")).Problems.Single().Sentence.ShouldContain("zero in every row");
    }

    private static void Check(IReadOnlyList<Estimate> estimates, string name, string column, double intervals) => Check(estimates, Expected.At(name), column, intervals);

    private static void Check(IReadOnlyList<Estimate> estimates, JsonElement expected, string column, double intervals)
    {
        estimates.Count.ShouldBe(expected.At(column).GetArrayLength());
        for (var i = 0; i < estimates.Count; i++)
        {
            var (e, scale) = (estimates[i], estimates[i].StandardError);
            e.Value.ShouldBeNear(expected.At(column)[i].GetDouble(), Exact * scale, e.Name);
            scale.ShouldAgree(expected.At("SE")[i].GetDouble(), Exact, e.Name);
            e.DegreesOfFreedom.ShouldAgree(expected.At("df")[i].GetDouble(), Exact, e.Name);
            e.Statistic.ShouldAgree(expected.At("t.ratio")[i].GetDouble(), Exact, e.Name);
            var p = expected.At("p.value")[i].GetDouble();
            e.PValue.ShouldBeNear(p, intervals == TukeyQuantile ? TukeyP : Exact * 10 * p, $"p {e.Name}");
            e.Interval.Lower.ShouldBeNear(expected.At("lower.CL")[i].GetDouble(), intervals * scale, $"lower {e.Name}");
            e.Interval.Upper.ShouldBeNear(expected.At("upper.CL")[i].GetDouble(), intervals * scale, $"upper {e.Name}");
        }
    }
}
