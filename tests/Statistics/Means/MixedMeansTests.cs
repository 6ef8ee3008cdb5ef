using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Means;

/// <summary>Least-squares means of mixed models against emmeans 1.8.4 with Kenward-Roger of pbkrtest (reference/lmm_*).</summary>
public sealed class MixedMeansTests
{
    // Class A of reference/README.md.
    private const double Estimates = 1e-6;
    private const double DegreesOfFreedom = 1e-4;
    private const double P = 1e-4;

    // R's ptukey subtracts from one a tail that is good to 1e-10; its qtukey stops at 1e-4.
    private const double TukeyP = 1e-9;
    private const double TukeyLimit = 1e-3;

    private static LinearMixedFit Machines() => new LinearMixedModel
    {
        Response = "score", Fixed = Term.Main("Machine"), DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger,
        Random = [RandomTerm.Intercept("Worker"), RandomTerm.Intercept(Grouping.By("Worker", "Machine"))],
    }.Fit(Reference.Data("lmm_machines"));

    private static LinearMixedFit Oats()
    {
        var raw = Reference.Data("lmm_oats");
        var nitro = raw.Factor("nitro");
        var data = raw.With(new FactorColumn("N", Enumerable.Range(0, raw.Rows).Select(i => nitro[i]), nitro.Levels));
        return new LinearMixedModel
        {
            Response = "yield", Fixed = Term.Crossed("Variety", "N"), Random = RandomTerm.Nested("Block", "Variety"),
            DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger,
        }.Fit(data);
    }

    private static LinearMixedFit Orthodont()
    {
        var raw = Reference.Data("lmm_orthodont");
        var age = raw.Factor("age");
        var data = raw.WithFactor("Sex", "Male").With(new FactorColumn("agef", Enumerable.Range(0, raw.Rows).Select(i => age[i]), age.Levels));
        return new LinearMixedModel
        {
            Response = "distance", Fixed = Term.Crossed("agef", "Sex"), Random = [RandomTerm.Intercept("Subject")],
            DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger,
        }.Fit(data);
    }

    [Fact]
    public void Machines_agree_with_emmeans()
    {
        var expected = Reference.Expected("lmm_machines");
        var means = Machines().MeansOf("Machine");
        Check([.. means.Table().Select(m => m.Estimate)], expected.At("emmeans_KR"), "emmean");
        Check([.. means.Differences().Select(d => d.Estimate)], expected.At("pairwise_KR_none"), "estimate", sign: -1);
        Check([.. means.Differences(Adjustment.Tukey).Select(d => d.Estimate)], expected.At("pairwise_KR_tukey"), "estimate", sign: -1, tukey: true);
    }

    [Fact]
    public void Oats_agree_with_emmeans()
    {
        var (fit, expected) = (Oats(), Reference.Expected("lmm_oats"));
        Check([.. fit.MeansOf("N").Table().Select(m => m.Estimate)], expected.At("emmeans_N_KR"), "emmean");
        Check([.. fit.MeansOf("N").Differences(Adjustment.Tukey).Select(d => d.Estimate)], expected.At("pairs_N_KR_tukey"), "estimate", sign: -1, tukey: true);
        Check([.. fit.MeansOf("Variety").Differences(Adjustment.Holm).Select(d => d.Estimate)], expected.At("pairs_Variety_KR"), "estimate", sign: -1);
    }

    [Fact]
    public void Orthodont_contrasts_by_age_agree_with_emmeans()
    {
        var (fit, expected) = (Orthodont(), Reference.Expected("lmm_orthodont"));
        var means = fit.MeansOf("Sex").By("agef");
        Check([.. means.Table().Select(m => m.Estimate)], expected.At("emmeans_factor_time_KR", "sex_by_age_means"), "emmean");
        Check([.. means.Differences().Select(d => d.Estimate)], expected.At("emmeans_factor_time_KR", "sex_contrast_by_age"), "estimate");
        var satterthwaite = fit.With(DegreesOfFreedomMethod.Satterthwaite).MeansOf("Sex").By("agef");
        Check([.. satterthwaite.Differences().Select(d => d.Estimate)], expected.At("emmeans_factor_time_Satterthwaite", "sex_contrast_by_age"), "estimate");
    }

    private static void Check(IReadOnlyList<Estimate> estimates, JsonElement expected, string column, int sign = 1, bool tukey = false)
    {
        estimates.Count.ShouldBe(expected.At(column).GetArrayLength());
        for (var i = 0; i < estimates.Count; i++)
        {
            var (e, scale) = (estimates[i], estimates[i].StandardError);
            double Expected(string name) => expected.At(name)[i].GetDouble();
            e.Value.ShouldBeNear(sign * Expected(column), Estimates * scale, e.Name);
            scale.ShouldAgree(Expected("SE"), Estimates, e.Name);
            e.DegreesOfFreedom.ShouldAgree(Expected("df"), DegreesOfFreedom, e.Name);
            e.PValue.ShouldBeNear(Expected("p.value"), tukey ? Math.Max(TukeyP, P * Expected("p.value")) : P * Expected("p.value"), $"p {e.Name}");
            var limit = (tukey ? TukeyLimit : DegreesOfFreedom) * scale;
            (sign > 0 ? e.Interval.Lower : -e.Interval.Upper).ShouldBeNear(Expected("lower.CL"), limit, $"lower {e.Name}");
            (sign > 0 ? e.Interval.Upper : -e.Interval.Lower).ShouldBeNear(Expected("upper.CL"), limit, $"upper {e.Name}");
        }
    }
}
