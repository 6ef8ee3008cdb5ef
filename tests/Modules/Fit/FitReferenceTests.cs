using System.Text.Json;

namespace Confrere.Modules.Tests.Fit;

/// <summary>The verb from CSV to JSON against R 4.2 (reference/wl_101, lmm_sleepstudy, mmrm_orthodont; versions in reference/README.md).</summary>
public sealed class FitReferenceTests
{
    // reference/README.md: A and B for mixed models and MMRM, C for the linear model and its robust errors, GEE, partially nested.
    private const double Estimates = 1e-6;
    private const double Degrees = 1e-4;
    private const double Probability = 1e-4;
    private const double LogLikelihood = 1e-6;
    private const double Covariances = 1e-5;
    private const double LinearExact = 1e-9;
    private const double Clustered = 1e-7;
    private const double Gee = 1e-7;
    private const double PartiallyNested = 1e-5;

    [Theory]
    [InlineData("classical", null)]
    [InlineData("hc0", "HC0")]
    [InlineData("hc3", "HC3")]
    public void Ancova_agrees_with_lm_and_sandwich(string errors, string? robust)
    {
        var run = FitRun.On("wl_101/data.csv", FitRun.Sample("ancova").Replace("kind: cr2, cluster: coach, alone: [none]", $"kind: {errors}", StringComparison.Ordinal));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("wl_101").GetProperty("ancova_3m").GetProperty("ancova");
        foreach (var coefficient in expected.GetProperty("coef").EnumerateObject())
        {
            var row = run.Named("coefficients", coefficient.Name);
            var se = (robust is null ? expected.GetProperty("se") : expected.GetProperty("robust_se").GetProperty(robust)).GetProperty(coefficient.Name).GetDouble();
            Near(row, "estimate", coefficient.Value.GetDouble(), LinearExact * se);
            Near(row, "standardError", se, LinearExact * se);
            Near(row, "df", expected.GetProperty("df_resid").GetDouble(), 0);
            row.GetProperty("dfMethod").GetString().ShouldBe("residual");
            if (robust is not null) continue;
            Relative(row, "p", expected.GetProperty("p").GetProperty(coefficient.Name).GetDouble(), LinearExact);
            Near(row, "lower", expected.GetProperty("ci_lower").GetProperty(coefficient.Name).GetDouble(), LinearExact * se);
            Near(row, "upper", expected.GetProperty("ci_upper").GetProperty(coefficient.Name).GetDouble(), LinearExact * se);
        }
        Criteria(run, expected.GetProperty("logLik").GetDouble(), expected.GetProperty("AIC").GetDouble(), expected.GetProperty("BIC").GetDouble());
        var rows = run.Json!.Value.GetProperty("rows");
        rows.GetProperty("read").GetInt64().ShouldBe(138);
        rows.GetProperty("used").GetInt64().ShouldBe(expected.GetProperty("n").GetInt64());
        rows.GetProperty("dropped")[0].GetProperty("lines").GetArrayLength().ShouldBe(18);
    }

    [Fact]
    public void Cluster_robust_errors_agree_with_clubSandwich()
    {
        var run = FitRun.On("wl_101/data.csv", FitRun.Sample("ancova"));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("wl_101").GetProperty("ancova_3m").GetProperty("cluster_robust_coach").GetProperty("CR2");
        foreach (var se in expected.GetProperty("se").EnumerateObject())
        {
            var row = run.Named("coefficients", se.Name);
            Relative(row, "standardError", se.Value.GetDouble(), LinearExact);
            Relative(row, "df", expected.GetProperty("satterthwaite_df").GetProperty(se.Name).GetDouble(), Clustered);
            Relative(row, "p", expected.GetProperty("p_satterthwaite").GetProperty(se.Name).GetDouble(), 10 * Clustered);
        }
    }

    [Fact]
    public void Mmrm_agrees_with_the_R_solver()
    {
        var run = FitRun.On("wl_101/data_long.csv", FitRun.Sample("mmrm"));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("wl_101").GetProperty("mmrm_baseline_covariate").GetProperty("fits").GetProperty("un");
        var kenwardRoger = expected.GetProperty("kr97_expected_info");
        foreach (var name in expected.GetProperty("fixef").EnumerateObject().Select(f => f.Name))
            Compare(run.Named("coefficients", OfArm(name)), kenwardRoger.GetProperty("contrasts").GetProperty(name));
        var differences = run.Json!.Value.GetProperty("means")[0].GetProperty("differences");
        foreach (var difference in differences.EnumerateArray())
            Compare(difference, kenwardRoger.GetProperty("contrasts").GetProperty("trt_at_" + difference.GetProperty("group").GetProperty("month").GetString()));
        Joint(run.Named("tests", "arm at any visit"), kenwardRoger.GetProperty("F_tests").GetProperty("arm_joint"));
        Matrix(run.Json.Value.GetProperty("matrices")[0].GetProperty("values"), expected.GetProperty("Sigma").GetProperty("data"));
        Criteria(run, expected.GetProperty("reml_logLik").GetDouble(), expected.GetProperty("AIC_reml_covpar_only").GetDouble(), expected.GetProperty("BIC_reml_covpar_nsub").GetDouble());
        run.Json.Value.GetProperty("rows").GetProperty("used").GetInt64().ShouldBe(expected.GetProperty("n_obs").GetInt64());
        run.Json.Value.GetProperty("subjects").GetProperty("used").GetInt64().ShouldBe(expected.GetProperty("n_subjects").GetInt64());
    }

    [Fact]
    public void Constrained_baseline_agrees_with_the_R_solver()
    {
        var run = FitRun.On("wl_101/data_long.csv", FitRun.Sample("clda"));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("wl_101").GetProperty("clda").GetProperty("fits").GetProperty("un");
        foreach (var month in new[] { "3", "6" })
            Compare(run.Named("contrasts", $"1 - 0, {month}"), expected.GetProperty("kr97_expected_info").GetProperty("contrasts").GetProperty("trt_at_" + month));
        Matrix(run.Json!.Value.GetProperty("matrices")[0].GetProperty("values"), expected.GetProperty("Sigma").GetProperty("data"));
    }

    [Fact]
    public void Partially_nested_agrees_with_nlme()
    {
        var run = FitRun.On("wl_101/data.csv", FitRun.Sample("partially-nested"));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("wl_101").GetProperty("partially_nested_3m").GetProperty("heteroscedastic");
        foreach (var coefficient in expected.GetProperty("fixef").EnumerateObject())
        {
            var se = expected.GetProperty("se").GetProperty(coefficient.Name).GetDouble();
            Near(run.Named("coefficients", OfArm(coefficient.Name)), "estimate", coefficient.Value.GetDouble(), PartiallyNested * se);
            Relative(run.Named("coefficients", OfArm(coefficient.Name)), "standardError", se, PartiallyNested);
        }
        var parameters = run.Json!.Value.GetProperty("covarianceParameters");
        foreach (var (index, name) in new[] { "tau2_coach", "sigma2_coaching", "sigma2_waitlist" }.Index())
            Relative(parameters[index], "value", expected.GetProperty(name).GetDouble(), PartiallyNested);
        var icc = run.Json.Value.GetProperty("intraclassCorrelations")[0];
        var (tau, sigma) = (expected.GetProperty("tau2_coach").GetDouble(), expected.GetProperty("sigma2_coaching").GetDouble());
        Relative(icc, "value", tau / (tau + sigma), 2 * PartiallyNested);
        Near(run.Json.Value.GetProperty("likelihood"), "logLikelihood", expected.GetProperty("reml_logLik").GetDouble(), LogLikelihood);
    }

    [Theory]
    [InlineData("independence", "independence")]
    [InlineData("exchangeable", "exchangeable")]
    [InlineData("autoregressive", "ar1")]
    public void Gee_agrees_with_geepack(string correlation, string name)
    {
        var model = FitRun.Sample("gee").Replace("exchangeable", correlation, StringComparison.Ordinal);
        var expected = FitRun.Expected("wl_101").GetProperty("gee").GetProperty(name);
        foreach (var (kind, errors) in new[] { ("robust", "robust_se"), ("model", "naive_se") })
        {
            var run = FitRun.On("wl_101/data_long.csv", model.Replace("kind: robust", $"kind: {kind}", StringComparison.Ordinal));
            run.Exit.ShouldBe(0, run.Errors);
            foreach (var coefficient in expected.GetProperty("coef").EnumerateObject())
            {
                var row = run.Named("coefficients", coefficient.Name);
                var se = expected.GetProperty(errors).GetProperty(coefficient.Name).GetDouble();
                Near(row, "estimate", coefficient.Value.GetDouble(), Gee * se);
                Relative(row, "standardError", se, Gee);
                row.GetProperty("df").GetString().ShouldBe("Infinity");
            }
            Relative(run.Json!.Value.GetProperty("covarianceParameters")[0], "value", expected.GetProperty("scale").GetDouble(), Gee);
            run.Json.Value.GetProperty("likelihood").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Fact]
    public void Random_slopes_agree_with_lme4_and_pbkrtest()
    {
        var run = FitRun.On("lmm_sleepstudy/data.csv", FitRun.Sample("sleepstudy"));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("lmm_sleepstudy").GetProperty("models").GetProperty("random_slope_correlated").GetProperty("REML");
        var kenwardRoger = expected.GetProperty("kenward_roger");
        foreach (var name in new[] { "(Intercept)", "Days" })
        {
            var row = run.Named("coefficients", name);
            var se = kenwardRoger.GetProperty("se_adj").GetProperty(name).GetDouble();
            Near(row, "estimate", expected.GetProperty("fixef").GetProperty(name).GetDouble(), Estimates * se);
            Relative(row, "standardError", se, Estimates);
            Relative(row, "df", kenwardRoger.GetProperty("df").GetProperty(name).GetDouble(), Degrees);
            Relative(row, "p", kenwardRoger.GetProperty("p").GetProperty(name).GetDouble(), Probability);
        }
        // lme4 lists both variances before the covariance.
        var variances = expected.GetProperty("varcorr").GetProperty("vcov");
        var parameters = run.Json!.Value.GetProperty("covarianceParameters");
        foreach (var (ours, theirs) in new[] { (0, 0), (1, 2), (2, 1), (3, 3) }) Relative(parameters[ours], "value", variances[theirs].GetDouble(), Covariances);
        Criteria(run, expected.GetProperty("logLik").GetDouble(), expected.GetProperty("AIC").GetDouble(), expected.GetProperty("BIC").GetDouble());
    }

    [Theory]
    [InlineData("kenward-roger-linear", "kr97_observed_info")]
    [InlineData("kenward-roger", "kr97_expected_info")]
    public void Orthodont_agrees_in_both_variants_of_Kenward_Roger(string method, string key)
    {
        var run = FitRun.On("mmrm_orthodont/data.csv", FitRun.Sample("orthodont").Replace("kenward-roger-linear", method, StringComparison.Ordinal));
        run.Exit.ShouldBe(0, run.Errors);
        var expected = FitRun.Expected("mmrm_orthodont").GetProperty("fits").GetProperty("un").GetProperty(key);
        foreach (var row in run.Json!.Value.GetProperty("coefficients").EnumerateArray())
        {
            Compare(row, expected.GetProperty("contrasts").GetProperty(row.GetProperty("name").GetString()!));
            row.GetProperty("dfMethod").GetString().ShouldBe(method);
        }
        foreach (var difference in run.Json.Value.GetProperty("means")[0].GetProperty("differences").EnumerateArray())
            Compare(difference, expected.GetProperty("contrasts").GetProperty("sex_at_" + difference.GetProperty("group").GetProperty("age").GetString()));
        Joint(run.Named("tests", "Sex:age"), expected.GetProperty("F_tests").GetProperty("sex_by_age"));
    }

    [Fact]
    public void Control_the_comparison_rejects_another_model()
    {
        var run = FitRun.On("wl_101/data_long.csv", FitRun.Sample("mmrm").Replace("unstructured", "compound-symmetry", StringComparison.Ordinal));
        var expected = FitRun.Expected("wl_101").GetProperty("mmrm_baseline_covariate").GetProperty("fits").GetProperty("un").GetProperty("kr97_expected_info").GetProperty("contrasts");
        Should.Throw<ShouldAssertException>(() => Compare(run.Named("coefficients", "arm1"), expected.GetProperty("arm")));
    }

    // The sample declares the arm a factor; the R program has it as a 0/1 column.
    private static string OfArm(string name) => string.Join(':', name.Split(':').Select(part => part == "arm" ? "arm1" : part));

    private static void Compare(JsonElement row, JsonElement expected)
    {
        var se = expected.GetProperty("se").GetDouble();
        Near(row, "estimate", expected.GetProperty("estimate").GetDouble(), Estimates * se);
        Relative(row, "standardError", se, Estimates);
        Relative(row, "df", expected.GetProperty("df").GetDouble(), Degrees);
        Relative(row, "p", expected.GetProperty("p").GetDouble(), Probability);
        Near(row, "lower", expected.GetProperty("ci95")[0].GetDouble(), 10 * Estimates * se);
        Near(row, "upper", expected.GetProperty("ci95")[1].GetDouble(), 10 * Estimates * se);
    }

    private static void Joint(JsonElement test, JsonElement expected)
    {
        Relative(test, "f", expected.GetProperty("F").GetDouble(), Covariances);
        Near(test, "numeratorDf", expected.GetProperty("ndf").GetDouble(), 0);
        Relative(test, "denominatorDf", expected.GetProperty("ddf").GetDouble(), Degrees);
        Relative(test, "p", expected.GetProperty("p").GetDouble(), Probability);
    }

    private static void Criteria(FitRun run, double logLikelihood, double aic, double bic)
    {
        var likelihood = run.Json!.Value.GetProperty("likelihood");
        Near(likelihood, "logLikelihood", logLikelihood, LogLikelihood);
        Near(likelihood.GetProperty("criteria")[0], "aic", aic, 2 * LogLikelihood);
        Near(likelihood.GetProperty("criteria")[0], "bic", bic, 2 * LogLikelihood);
    }

    private static void Matrix(JsonElement values, JsonElement expected)
    {
        values.GetArrayLength().ShouldBe(expected.GetArrayLength());
        for (var i = 0; i < expected.GetArrayLength(); i++)
            for (var j = 0; j < expected.GetArrayLength(); j++)
                values[i][j].GetDouble().ShouldBe(expected[i][j].GetDouble(), Covariances * Math.Abs(expected[i][j].GetDouble()));
    }

    private static void Near(JsonElement row, string field, double expected, double tolerance)
    {
        var value = row.GetProperty(field).GetDouble();
        if (!(Math.Abs(value - expected) <= tolerance)) throw new ShouldAssertException($"{field} is {value:R}, expected {expected:R} within {tolerance:E1}: {row}");
    }

    private static void Relative(JsonElement row, string field, double expected, double tolerance) => Near(row, field, expected, tolerance * Math.Abs(expected));
}
