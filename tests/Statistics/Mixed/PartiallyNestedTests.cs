using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>Coach clusters in one arm only, against the R programs under reference/.</summary>
public class PartiallyNestedTests
{
    /// <summary>Tolerance C of reference/README.md for residual variances by arm.</summary>
    private const double ByArm = 1e-5;

    /// <summary>Tolerance A for one residual variance.</summary>
    private const double Homoscedastic = 1e-6;

    public static TheoryData<string, string> Outcomes => new()
    {
        { "wl_101", "3m" }, { "wl_101", "6m" }, { "wl_102", "3m" }, { "wl_102", "6m" }, { "wl_103", "3m" }, { "wl_103", "6m" },
    };

    private static PartiallyNestedModel Model(string months, bool byArm = true) => new()
    {
        Response = $"y{months[0]}",
        Arm = "arm",
        Cluster = "coach",
        Fixed = Term.Main("y0", "arm", "stratum"),
        ResidualVarianceByArm = byArm,
    };

    [Theory, MemberData(nameof(Outcomes))]
    public void Residual_variances_by_arm_agree_with_nlme(string trial, string months)
    {
        var expected = Reference.Expected(trial).At($"partially_nested_{months}", "heteroscedastic");
        var fit = Model(months).Fit(Reference.Data(trial));
        fit.Status.Converged.ShouldBeTrue();
        fit.LogLikelihood.ShouldBeNear(expected.GetProperty("reml_logLik").Number(), 1e-6, "logLik");
        var tau2 = expected.GetProperty("tau2_coach").Number();
        if (tau2 == 0)
        {
            fit.ClusterVariance.ShouldBe(0);
            fit.Status.Singular.ShouldBe(["variance of arm 1 by coach is zero"]);
            fit.ClusterCorrelation().Interval.Lower.ShouldBe(0);
        }
        else
        {
            fit.ClusterVariance.ShouldAgree(tau2, ByArm, "coach variance");
        }

        fit.ResidualVarianceClustered.ShouldAgree(expected.GetProperty("sigma2_coaching").Number(), ByArm, "residual, coaching");
        fit.ResidualVarianceOther.ShouldAgree(expected.GetProperty("sigma2_waitlist").Number(), ByArm, "residual, wait list");
        foreach (var (name, value) in expected.GetProperty("fixef").Named())
        {
            var one = fit.Coefficient(name);
            var error = expected.At("se", name).Number();
            one.Value.ShouldBeNear(value, ByArm * error, name);
            one.StandardError.ShouldAgree(error, ByArm, name);
        }
    }

    [Theory, MemberData(nameof(Outcomes))]
    public void One_residual_variance_agrees_with_lme4(string trial, string months)
    {
        var expected = Reference.Expected(trial).GetProperty($"partially_nested_{months}");
        var fit = Model(months, byArm: false).Fit(Reference.Data(trial));
        fit.LogLikelihood.ShouldBeNear(expected.At("homoscedastic", "REML", "logLik").Number(), 1e-6, "logLik");
        fit.TreatmentEffect().Value.ShouldAgree(expected.At("homoscedastic", "REML", "fixef", "arm").Number(), Homoscedastic, "effect");
        fit.TreatmentEffect().StandardError.ShouldAgree(expected.At("homoscedastic", "REML", "se", "arm").Number(), Homoscedastic, "SE");
        fit.ClusterCorrelation().Value.ShouldBeNear(expected.GetProperty("icc_coaching_arm").Number(), ByArm, "ICC");
    }
}
