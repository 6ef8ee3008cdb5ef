using System.Text.Json;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>Every mixed model of the reference cases against refined lme4, lmerTest and pbkrtest (tolerance A of reference/README.md).</summary>
public class Lme4AgreementTests
{
    /// <summary>Estimates and standard errors, as a share of the standard error.</summary>
    private const double Coefficient = 1e-6;

    private const double LogLikelihood = 1e-6;
    private const double Variance = 1e-5;

    /// <summary>Of the random effect's standard deviation.</summary>
    private const double Prediction = 1e-5;

    private const double DegreesOfFreedom = 1e-4;
    private const double Probability = 1e-4;

    public static TheoryData<string> Cases => [.. MixedCase.All.Select(c => c.ToString())];

    public static TheoryData<string> CasesByMaximumLikelihood => [.. MixedCase.All.Where(c => c.Expected.TryGetProperty("ML", out _)).Select(c => c.ToString())];

    public static TheoryData<string> CasesByKenwardRoger =>
        [.. MixedCase.All.Where(c => c.Expected.GetProperty("REML") is var r && !r.GetProperty("singular").GetBoolean() && r.TryGetProperty("kenward_roger", out _)).Select(c => c.ToString())];

    private static MixedCase Named(string name) => MixedCase.All.Single(c => c.ToString() == name);

    [Theory, MemberData(nameof(Cases))]
    public void Restricted_likelihood_agrees_with_lme4(string name) => Compare(Named(name), reml: true);

    [Theory, MemberData(nameof(CasesByMaximumLikelihood))]
    public void Likelihood_agrees_with_lme4(string name) => Compare(Named(name), reml: false);

    [Theory, MemberData(nameof(Cases))]
    public void Predicted_effects_agree_with_lme4(string name)
    {
        var which = Named(name);
        var expected = Reference.Expected(which.Case).At(which.Path).GetProperty("REML");
        if (!expected.TryGetProperty("blups", out var blups)) return;
        var fit = which.Fit(reml: true);
        foreach (var group in blups.EnumerateObject())
        {
            var grouping = fit.Model.Random.Select(t => t.Grouping).First(g => which.NameInR(g.ToString()) == group.Name || Reversed(g) == group.Name);
            var effects = fit.RandomEffects(grouping).ToLookup(e => Key(e.Level, grouping.ToString() == group.Name || grouping.Columns.Count == 1));
            var levels = group.Value.GetProperty("level").EnumerateArray().Select(l => l.ToString()).ToArray();
            foreach (var column in group.Value.EnumerateObject().Where(p => p.Name != "level" && !p.Name.StartsWith("condsd_", StringComparison.Ordinal)))
            {
                var effect = column.Name == "a" ? "arm" : column.Name;
                var sd = fit.VarianceComponents.First(v => v.Group == grouping.ToString() && v.Effect == effect && !v.IsCovariance).Scaled;
                var values = column.Value.Numbers();
                // lme4 gives no conditional variances for terms split by ||.
                var errors = group.Value.TryGetProperty($"condsd_{column.Name}", out var given) ? given.Numbers() : null;
                for (var l = 0; l < levels.Length; l++)
                {
                    // Wait-list participants are levels of their own in the R program; here they have no coach and no effect.
                    if (!effects.Contains(levels[l]))
                    {
                        values[l].ShouldBe(0);
                        continue;
                    }

                    var one = effects[levels[l]].Single(e => e.Effect == effect);
                    one.Value.ShouldBeNear(values[l], Prediction * sd, $"{levels[l]} {effect}");
                    if (errors is not null) one.ConditionalStandardError.ShouldBeNear(errors[l], Prediction * sd, $"{levels[l]} {effect} conditional SE");
                }
            }
        }
    }

    [Theory, MemberData(nameof(CasesByKenwardRoger))]
    public void Kenward_Roger_agrees_with_pbkrtest(string name)
    {
        var which = Named(name);
        var expected = Reference.Expected(which.Case).At(which.Path).GetProperty("REML");
        var fit = which.Fit(reml: true, DegreesOfFreedomMethod.KenwardRoger);
        var kr = expected.GetProperty("kenward_roger");
        foreach (var (coefficient, df) in kr.GetProperty("df").Named())
        {
            var one = fit.Coefficient(coefficient);
            one.StandardError.ShouldAgree(kr.At("se_adj", coefficient).Number(), Coefficient, coefficient);
            one.DegreesOfFreedom.ShouldAgree(df, DegreesOfFreedom, coefficient);
            one.PValue.ShouldAgree(kr.At("p", coefficient).Number(), Probability, coefficient);
        }

        if (!expected.TryGetProperty("kenward_roger_F_coefblock", out var blocks)) return;
        foreach (var block in blocks.EnumerateObject())
        {
            var columns = block.Value.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!);
            var test = fit.TestJointly(block.Name, [.. columns.Select(Contrast.Coefficient)]);
            test.NumeratorDegreesOfFreedom.ShouldBe(block.Value.GetProperty("ndf").Number());
            test.DenominatorDegreesOfFreedom.ShouldAgree(block.Value.GetProperty("ddf").Number(), DegreesOfFreedom, block.Name);
            test.F.ShouldAgree(block.Value.GetProperty("F_scaled").Number(), 10 * Coefficient, block.Name);
            test.PValue.ShouldAgree(block.Value.GetProperty("p").Number(), Probability, block.Name);
        }
    }

    private static void Compare(MixedCase which, bool reml)
    {
        var all = Reference.Expected(which.Case).At(which.Path);
        var expected = all.GetProperty(reml ? "REML" : "ML");
        var fit = which.Fit(reml);
        fit.Status.Converged.ShouldBeTrue(fit.Status.Criterion);
        (fit.Status.Singular.Count > 0).ShouldBe(expected.GetProperty("singular").GetBoolean());
        fit.Design.Rows.ShouldBe(expected.GetProperty("n").GetInt32());
        fit.LogLikelihood.ShouldBeNear(expected.GetProperty("logLik").Number(), LogLikelihood, "logLik");
        fit.Criteria.Akaike.ShouldBeNear(expected.GetProperty("AIC").Number(), 2 * LogLikelihood, "AIC");
        fit.Criteria.Bayesian.ShouldBeNear(expected.GetProperty("BIC").Number(), 2 * LogLikelihood, "BIC");
        CompareCoefficients(fit, expected);
        CompareVariances(which, fit, expected.GetProperty("varcorr"));
        if (expected.TryGetProperty("satterthwaite_exact_df", out var df))
            foreach (var (name, value) in df.Named())
            {
                var one = fit.Coefficient(name);
                one.DegreesOfFreedom.ShouldAgree(value, DegreesOfFreedom, name);
                one.PValue.ShouldAgree(expected.At("satterthwaite", "p", name).Number(), Probability, name);
            }
    }

    private static void CompareCoefficients(LinearMixedFit fit, JsonElement expected)
    {
        var errors = expected.GetProperty("se").Named();
        fit.Coefficients.Count.ShouldBe(errors.Count);
        foreach (var (name, value) in expected.GetProperty("fixef").Named())
        {
            var one = fit.Coefficient(name);
            one.Value.ShouldBeNear(value, Coefficient * errors[name], name);
            one.StandardError.ShouldAgree(errors[name], Coefficient, $"SE {name}");
        }
    }

    private static void CompareVariances(MixedCase which, LinearMixedFit fit, JsonElement expected)
    {
        var values = expected.GetProperty("vcov").Numbers();
        var groups = Strings(expected.GetProperty("grp"));
        var first = Strings(expected.GetProperty("var1"));
        var second = Strings(expected.GetProperty("var2"));
        for (var i = 0; i < values.Length; i++)
        {
            var one = fit.VarianceComponents.Single(v => Same(which, v, groups[i]!, first[i], second[i]));
            if (values[i] == 0) one.Value.ShouldBe(0);
            else one.Value.ShouldAgree(values[i], Variance, $"variance {groups[i]} {first[i]} {second[i]}");
        }
    }

    private static bool Same(MixedCase which, VarianceComponent ours, string group, string? first, string? second)
    {
        // lme4 numbers the terms that || splits off: Subject, Subject.1.
        var plain = group.EndsWith(".1", StringComparison.Ordinal) ? group[..^2] : group;
        if (which.NameInR(ours.Group) != plain && string.Join(':', ours.Group.Split(':').Reverse()) != plain) return false;
        return ours.Effect == (first == "a" ? "arm" : first ?? "") && ours.WithEffect == second;
    }

    private static string?[] Strings(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(e => e.GetString())] : [element.GetString()];

    private static string Reversed(Grouping grouping) => string.Join(':', grouping.Columns.Reverse());

    private static string Key(string level, bool sameOrder) => sameOrder ? level : string.Join(':', level.Split(':').Reverse());
}
