using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;

namespace Confrere.Statistics.Tests.Linear;

/// <summary>Simulated wait-list trials analysed by R 4.2 lm, sandwich and clubSandwich 0.5.8 (reference/wl_101 to wl_103).</summary>
public sealed class WaitListAncovaTests
{
    // Class C of reference/README.md.
    private const double Exact = 1e-9;
    private const double ClusterDegreesOfFreedom = 1e-7;

    public static TheoryData<string, string> Analyses => new()
    {
        { "wl_101", "3m" }, { "wl_101", "6m" }, { "wl_102", "3m" }, { "wl_102", "6m" }, { "wl_103", "3m" }, { "wl_103", "6m" },
    };

    private static LinearModel Ancova(string visit) => new("y" + visit[0], Term.Main("y0", "arm", "stratum"));

    [Theory, MemberData(nameof(Analyses))]
    public void Ancova_agrees_with_lm(string trial, string visit)
    {
        var frame = Reference.Data(trial);
        var expected = Reference.Expected(trial).At("ancova_" + visit);
        Check(Ancova(visit).Fit(frame), expected.At("ancova"));
        Check(new LinearModel("y" + visit[0], Term.Main("arm")).Fit(frame), expected.At("unadjusted"));
        Check(new LinearModel("y" + visit[0], Term.Main("y0", "arm", "stratum", "age", "sex")).Fit(frame), expected.At("ancova_full"));
        Check(new LinearModel("y" + visit[0], [.. Term.Crossed("y0", "arm"), Term.Of("stratum")]).Fit(frame), expected.At("interaction_arm_by_y0"));
    }

    [Theory, MemberData(nameof(Analyses))]
    public void Cluster_robust_errors_agree_with_clubSandwich(string trial, string visit)
    {
        var frame = Reference.Data(trial);
        var coach = frame.Factor("coach");
        var id = frame.Numeric("id");
        var clusters = new FactorColumn("cluster", Enumerable.Range(0, frame.Rows).Select(i => coach[i] == "none" ? $"i{id[i]}" : coach[i]));
        var fit = Ancova(visit).Fit(frame.With(clusters));
        var expected = Reference.Expected(trial).At("ancova_" + visit, "cluster_robust_coach");
        CheckClusters(fit, "cluster", expected);
    }

    [Theory]
    [InlineData("wl_101")]
    [InlineData("wl_102")]
    [InlineData("wl_103")]
    public void Pooled_visits_clustered_by_participant_agree_with_clubSandwich(string trial)
    {
        var all = Reference.Data(trial, "data_long.csv");
        var month = all.Numeric("month");
        var frame = all.Where(row => month[row] > 0).WithFactor("month");
        var fit = new LinearModel("y", [.. Term.Main("base"), .. Term.Crossed("arm", "month"), Term.Of("stratum")]).Fit(frame);
        CheckClusters(fit, "id", Reference.Expected(trial).At("lm_pooled_cluster_robust_participant"));
    }

    private static void Check(LinearFit fit, JsonElement expected)
    {
        fit.Rows.ShouldBe((int)expected.At("n").Number());
        fit.ResidualDegreesOfFreedom.ShouldBe((int)expected.At("df_resid").Number());
        foreach (var (name, value) in expected.At("coef").Named())
        {
            var estimate = fit.Coefficient(name);
            estimate.Value.ShouldBeNear(value, Exact * estimate.StandardError, name);
            estimate.StandardError.ShouldAgree(expected.At("se", name).Number(), Exact, name);
            estimate.Statistic.ShouldBeNear(expected.At("t", name).Number(), Exact, name);
            estimate.PValue.ShouldAgree(expected.At("p", name).Number(), Exact * 10, name);
            estimate.Interval.Lower.ShouldBeNear(expected.At("ci_lower", name).Number(), Exact * estimate.StandardError, name);
            estimate.Interval.Upper.ShouldBeNear(expected.At("ci_upper", name).Number(), Exact * estimate.StandardError, name);
            foreach (var errors in new[] { StandardErrors.HC0, StandardErrors.HC1, StandardErrors.HC2, StandardErrors.HC3 })
                fit.With(errors).Coefficient(name).StandardError.ShouldAgree(expected.At("robust_se", errors.Name, name).Number(), Exact, $"{errors.Name} {name}");
        }
        fit.ResidualStandardDeviation.ShouldAgree(expected.At("sigma").Number(), Exact);
        fit.RSquared.ShouldAgree(expected.At("r2").Number(), Exact);
        fit.AdjustedRSquared.ShouldAgree(expected.At("adj_r2").Number(), Exact);
        fit.OverallTest().F.ShouldAgree(expected.At("F").Number(), Exact);
        fit.Criteria().LogLikelihood.ShouldAgree(expected.At("logLik").Number(), Exact);
        fit.Criteria().Akaike.ShouldAgree(expected.At("AIC").Number(), Exact);
        fit.Criteria().Bayesian.ShouldAgree(expected.At("BIC").Number(), Exact);
    }

    private static void CheckClusters(LinearFit fit, string cluster, JsonElement expected)
    {
        foreach (var correction in Enum.GetValues<ClusterCorrection>())
        {
            var robust = fit.With(StandardErrors.ClusteredBy(cluster, correction));
            var values = expected.At(correction.ToString());
            foreach (var (name, se) in values.At("se").Named())
            {
                var estimate = robust.Coefficient(name);
                estimate.StandardError.ShouldAgree(se, Exact, $"{correction} {name}");
                estimate.DegreesOfFreedom.ShouldAgree(values.At("satterthwaite_df", name).Number(), ClusterDegreesOfFreedom, $"{correction} {name}");
                estimate.PValue.ShouldAgree(values.At("p_satterthwaite", name).Number(), ClusterDegreesOfFreedom, $"{correction} {name}");
            }
        }
    }
}
