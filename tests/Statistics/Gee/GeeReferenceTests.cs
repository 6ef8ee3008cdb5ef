using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Tests.Gee;

/// <summary>geepack 1.3.9 in R 4.2 (reference/wl_*, gee_orthodont); Mancl-DeRouen by direct algebra in R (reference/lm_inference).</summary>
public sealed class GeeReferenceTests
{
    // Class C of reference/README.md.
    private const double Tolerance = 1e-7;

    private static WorkingCorrelation Kind(string name) => name switch
    {
        "ar1" => WorkingCorrelation.Autoregressive,
        "exchangeable" => WorkingCorrelation.Exchangeable,
        _ => WorkingCorrelation.Independence,
    };

    public static TheoryData<string, string> Trials => new(
        from trial in new[] { "wl_101", "wl_102", "wl_103" } from kind in new[] { "independence", "exchangeable", "ar1" } select (trial, kind));

    [Theory, MemberData(nameof(Trials))]
    public void Wait_list_trial_agrees_with_geepack(string trial, string correlation)
    {
        var all = Reference.Data(trial, "data_long.csv");
        var month = all.Numeric("month");
        var frame = all.Where(row => month[row] > 0).WithFactor("month");
        var model = new GeeModel("y", [.. Term.Main("base"), .. Term.Crossed("arm", "month"), Term.Of("stratum")], "id") { Correlation = Kind(correlation) };
        var fit = model.Fit(frame);
        var expected = Reference.Expected(trial).At("gee", correlation);
        Check(fit, expected);
        fit.Scale.ShouldAgree(expected.At("scale").Number(), Tolerance, "scale");
        fit.Subjects.ShouldBe((int)expected.At("n_clusters").Number());
        foreach (var (name, wald) in expected.At("wald").Named())
        {
            var estimate = fit.Coefficient(name);
            (estimate.Statistic * estimate.Statistic).ShouldAgree(wald, 10 * Tolerance, $"Wald {name}");
            estimate.PValue.ShouldAgree(expected.At("p", name).Number(), 100 * Tolerance, $"p {name}");
        }
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("unbalanced")]
    public void Four_visits_agree_with_geepack(string rows)
    {
        var all = Reference.Data("gee_orthodont").With(Reference.Data("gee_orthodont").Factor("Sex").WithReference("Male"));
        var (subject, age) = (all.Factor("Subject"), all.Numeric("age"));
        int[] sorted = [.. Enumerable.Range(0, all.Rows).OrderBy(r => subject[r], StringComparer.Ordinal).ThenBy(r => age[r])];
        var dropped = Reference.Expected("gee_orthodont").At("dropped_rows_1based_after_sorting_by_Subject_then_age").Numbers();
        var frame = all.Select([.. sorted.Where((_, i) => rows == "complete" || !dropped.Contains(i + 1.0)).Reverse()]);
        foreach (var kind in Reference.Expected("gee_orthodont").At(rows).EnumerateObject())
        {
            var fit = new GeeModel("distance", Term.Crossed("age", "Sex"), "Subject") { Correlation = Kind(kind.Name), Order = "age" }.Fit(frame);
            Check(fit, kind.Value);
            fit.Scale.ShouldAgree(kind.Value.At("phi").Number(), Tolerance, "phi");
        }
    }

    [Theory]
    [InlineData("independence")]
    [InlineData("exchangeable")]
    [InlineData("ar1")]
    public void Mancl_DeRouen_agrees_with_direct_algebra(string correlation)
    {
        var raw = Reference.Data("lm_inference");
        var frame = raw.WithFactor("month").With(new FactorColumn("arm", Enumerable.Range(0, raw.Rows).Select(r => raw.Factor("arm")[r]), ["usual", "coach", "group"]));
        var fit = new GeeModel("y", [Term.Of("base"), .. Term.Crossed("arm", "month"), Term.Of("site")], "id") { Correlation = Kind(correlation) }.Fit(frame);
        var expected = Reference.Expected("lm_inference").At("gee", correlation);
        Check(fit, expected);
        foreach (var (name, se) in expected.At("mancl_derouen_se").Named())
            fit.With(GeeErrors.ManclDeRouen).Coefficient(name).StandardError.ShouldAgree(se, Tolerance, name);
    }

    [Theory]
    [InlineData("exchangeable")]
    [InlineData("ar1")]
    public void A_response_around_a_million_settles_on_the_same_slopes(string correlation)
    {
        var raw = Reference.Data("gee_orthodont");
        var high = raw.With(new NumericColumn("distance", raw.Numeric("distance").Values.ToArray().Select(v => v + 1e6))).With(raw.Factor("Sex").WithReference("Male"));
        var fit = new GeeModel("distance", Term.Crossed("age", "Sex"), "Subject") { Correlation = Kind(correlation), Order = "age" }.Fit(high);
        var expected = Reference.Expected("gee_orthodont").At("complete", correlation);
        fit.Status.Converged.ShouldBeTrue(fit.Status.Criterion);
        foreach (var (name, value) in expected.At("coef").Named())
        {
            var one = fit.Coefficient(name);
            one.StandardError.ShouldAgree(expected.At("robust_se", name).Number(), Tolerance, name);
            one.Value.ShouldBeNear(name == "(Intercept)" ? value + 1e6 : value, Tolerance * one.StandardError, name);
        }
    }

    private static void Check(GeeFit fit, JsonElement expected)
    {
        fit.Status.Converged.ShouldBeTrue(fit.Status.Criterion);
        fit.Correlation.ShouldBeNear(expected.At("alpha") is { ValueKind: JsonValueKind.Number } alpha ? alpha.GetDouble() : 0, Tolerance, "alpha");
        foreach (var (name, value) in expected.At("coef").Named())
        {
            var robust = fit.Coefficient(name);
            robust.Value.ShouldBeNear(value, Tolerance * robust.StandardError, name);
            robust.StandardError.ShouldAgree(expected.At("robust_se", name).Number(), Tolerance, name);
            fit.With(GeeErrors.ModelBased).Coefficient(name).StandardError.ShouldAgree(expected.At("naive_se", name).Number(), Tolerance, name);
        }
    }
}
