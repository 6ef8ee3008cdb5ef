using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>Degrees of freedom and coach correlation with residual variance by arm, against dense matrices in R (reference/lmm_partially_nested).</summary>
public class PartiallyNestedInferenceTests
{
    private const double Coefficient = 1e-6;
    private const double Variance = 1e-5;
    private const double DegreesOfFreedom = 1e-4;

    /// <summary>The limits are roots found in R to 1e-10 of a profile that is itself an optimum good to 1e-9 of the deviance.</summary>
    private const double Limit = 1e-6;

    public static TheoryData<string> Fits => [.. Reference.Expected("lmm_partially_nested").GetProperty("fits").EnumerateObject().Select(p => p.Name)];

    private static PartiallyNestedFit Fit(string name)
    {
        var trial = name[..6];
        if (!name.EndsWith("long", StringComparison.Ordinal))
            return new PartiallyNestedModel { Response = name[7..], Arm = "arm", Cluster = "coach", Fixed = Term.Main("y0", "stratum") }.Fit(Reference.Data(trial));
        var frame = name == "large_long" ? Reference.Data("lmm_partially_nested", "large.csv") : Reference.Data(trial, "data_long.csv");
        return new PartiallyNestedModel
        {
            Response = "y",
            Arm = "arm",
            Cluster = "coach",
            Participant = "id",
            Fixed = [Term.Of("base"), .. Term.Crossed("arm", "month"), Term.Of("stratum")],
        }.Fit(frame.Where(row => frame.Numeric("month")[row] > 0).WithFactor("month"));
    }

    [Theory, MemberData(nameof(Fits))]
    public void Estimates_and_variances_agree_with_R(string name)
    {
        var expected = Reference.Expected("lmm_partially_nested").At("fits", name);
        var fit = Fit(name);
        fit.LogLikelihood.ShouldBeNear(expected.GetProperty("reml_logLik").Number(), 1e-6, "logLik");
        var variances = expected.GetProperty("variances").Named();
        var errors = expected.GetProperty("variance_se").Named();
        var named = new Dictionary<string, VarianceComponent>
        {
            ["tau2"] = fit.VarianceComponents[0],
            ["sigma2_coaching"] = fit.VarianceComponents[^2],
            ["sigma2_waitlist"] = fit.VarianceComponents[^1],
        };
        if (variances.ContainsKey("omega2")) named["omega2"] = fit.VarianceComponents[1];
        foreach (var (which, value) in variances)
        {
            named[which].Value.ShouldAgree(value, Variance, which);
            named[which].StandardError.ShouldAgree(errors[which], Variance, $"SE {which}");
        }
    }

    [Theory, MemberData(nameof(Fits))]
    public void Degrees_of_freedom_agree_with_R(string name)
    {
        var expected = Reference.Expected("lmm_partially_nested").At("fits", name);
        var fit = Fit(name);
        var adjusted = fit.With(DegreesOfFreedomMethod.KenwardRoger);
        foreach (var (coefficient, value) in expected.GetProperty("fixef").Named())
        {
            var one = fit.Coefficient(coefficient);
            one.Value.ShouldBeNear(value, Coefficient * one.StandardError, coefficient);
            one.StandardError.ShouldAgree(expected.At("se", coefficient).Number(), Coefficient, coefficient);
            one.DegreesOfFreedom.ShouldAgree(expected.At("satterthwaite_exact_df", coefficient).Number(), DegreesOfFreedom, coefficient);
            var kr = adjusted.Coefficient(coefficient);
            kr.StandardError.ShouldAgree(expected.At("kenward_roger_expected", "se", coefficient).Number(), Coefficient, coefficient);
            kr.DegreesOfFreedom.ShouldAgree(expected.At("kenward_roger_expected", "df", coefficient).Number(), DegreesOfFreedom, coefficient);
        }
    }

    [Theory, MemberData(nameof(Fits))]
    public void Coach_correlation_and_its_profile_interval_agree_with_R(string name)
    {
        var expected = Reference.Expected("lmm_partially_nested").At("fits", name, "icc");
        var icc = Fit(name).ClusterCorrelation();
        icc.Method.ShouldBe("profile restricted likelihood");
        icc.Value.ShouldBeNear(expected.GetProperty("value").Number(), Limit, "ICC");
        icc.Interval.Lower.ShouldBeNear(expected.GetProperty("lower").Number(), Limit, "lower");
        icc.Interval.Upper.ShouldBeNear(expected.GetProperty("upper").Number(), Limit, "upper");
    }

    [Fact]
    public void Participant_without_a_coach_stays_in_the_arm_as_a_cluster_of_one()
    {
        var frame = Reference.Data("wl_102");
        var coach = frame.Factor("coach");
        var gone = Enumerable.Range(0, frame.Rows).Select(row => coach[row] == "c03" ? null : coach[row]);
        var fit = new PartiallyNestedModel { Response = "y3", Arm = "arm", Cluster = "coach" }.Fit(frame.With(new FactorColumn("coach", gone)));
        fit.Design.Rows.ShouldBe(121);
        fit.Status.Warnings.ShouldContain(w => w.Contains("clusters of one", StringComparison.Ordinal));
    }
}
