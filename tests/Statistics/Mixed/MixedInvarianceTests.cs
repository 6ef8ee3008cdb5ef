using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;
using CsCheck;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>What must not change a mixed model's answer, or must change it in a known way.</summary>
public class MixedInvarianceTests
{
    /// <summary>Two roads to one optimum differ by rounding, enlarged by the curvature of the deviance.</summary>
    private const double Rounding = 1e-7;

    private static readonly Frame Sleep = Reference.Data("lmm_sleepstudy").WithFactor("Subject");

    private static LinearMixedFit Fit(Frame frame) => new LinearMixedModel
    {
        Response = "Reaction",
        Fixed = Term.Main("Days"),
        Random = [RandomTerm.InterceptAndSlope("Subject", "Days")],
    }.Fit(frame);

    private static Frame Map(string column, Func<double, double> change) =>
        Sleep.With(new NumericColumn(column, Sleep.Numeric(column).Values.ToArray().Select(change)));

    [Fact]
    public void Order_of_rows_and_names_of_levels_do_not_matter()
    {
        var original = Fit(Sleep);
        Gen.Shuffle(Enumerable.Range(0, Sleep.Rows).ToArray()).Sample(
            order =>
            {
                var shuffled = Sleep.Select(order);
                var subject = shuffled.Factor("Subject");
                var renamed = shuffled.With(new FactorColumn("Subject", Enumerable.Range(0, shuffled.Rows).Select(row => $"z{999 - int.Parse(subject[row]!)}")));
                var fit = Fit(renamed);
                fit.LogLikelihood.ShouldAgree(original.LogLikelihood, Rounding);
                fit.Coefficient("Days").DegreesOfFreedom.ShouldAgree(original.Coefficient("Days").DegreesOfFreedom, Rounding);
                fit.CoefficientCovariance["Days", "Days"].ShouldAgree(original.CoefficientCovariance["Days", "Days"], Rounding);
            },
            iter: 20);
    }

    [Fact]
    public void Unit_and_origin_of_the_response_pass_through()
    {
        var original = Fit(Sleep);
        Gen.Select(Gen.Double[-6, 6], Gen.Double[-1e4, 1e4]).Sample(
            (power, shift) =>
            {
                var unit = Math.Pow(10, power);
                var fit = Fit(Map("Reaction", y => unit * (y + shift)));
                fit.Coefficient("Days").Value.ShouldAgree(unit * original.Coefficient("Days").Value, Rounding);
                fit.Coefficient("Days").StandardError.ShouldAgree(unit * original.Coefficient("Days").StandardError, Rounding);
                fit.Coefficient("Days").DegreesOfFreedom.ShouldAgree(original.Coefficient("Days").DegreesOfFreedom, 10 * Rounding);
                fit.ResidualVariance.ShouldAgree(unit * unit * original.ResidualVariance, Rounding);
            },
            iter: 50);
    }

    [Fact]
    public void Unit_and_origin_of_a_slopes_covariate_pass_through()
    {
        var original = Fit(Sleep);
        Gen.Select(Gen.Double[-4, 4], Gen.Double[-20, 20]).Sample(
            (power, shift) =>
            {
                var unit = Math.Pow(10, power);
                var fit = Fit(Map("Days", d => unit * (d + shift)));
                fit.Coefficient("Days").Value.ShouldAgree(original.Coefficient("Days").Value / unit, Rounding);
                fit.Coefficient("Days").StandardError.ShouldAgree(original.Coefficient("Days").StandardError / unit, 10 * Rounding);
                fit.ResidualVariance.ShouldAgree(original.ResidualVariance, 10 * Rounding);
                // Restricted likelihood is per unit of the design: log|X'X| moves with the unit.
                fit.LogLikelihood.ShouldBeNear(original.LogLikelihood - Math.Log(unit), 1e-6);
            },
            iter: 50);
    }

    [Fact]
    public void Zero_between_variance_gives_ordinary_least_squares()
    {
        var fit = new LinearMixedModel { Response = "Yield", Random = [RandomTerm.Intercept("Batch")] }.Fit(Reference.Data("lmm_dyestuff2_boundary"));
        var lm = Reference.Expected("lmm_dyestuff2_boundary").GetProperty("lm");
        fit.Status.Converged.ShouldBeTrue();
        fit.Status.Singular.ShouldBe(["variance of (Intercept) by Batch is zero"]);
        fit.Coefficients[0].ShouldAgree(lm.GetProperty("coef").Numbers()[0], 1e-12);
        fit.Coefficient("(Intercept)").StandardError.ShouldAgree(lm.GetProperty("se").Numbers()[0], 1e-12);
        fit.IntraclassCorrelation("Batch").Value.ShouldBe(0);
        fit.RandomEffects("Batch").ShouldAllBe(e => e.Value == 0);
    }

    [Fact]
    public void Likelihood_ratio_agrees_with_lme4()
    {
        var expected = Reference.Expected("lmm_sleepstudy").GetProperty("lrt_ML_corr_slope_vs_intercept");
        var slope = Fit(Sleep).Model with { Estimation = Estimation.MaximumLikelihood };
        var intercept = slope with { Random = [RandomTerm.Intercept("Subject")] };
        var test = slope.Fit(Sleep).LikelihoodRatioAgainst(intercept.Fit(Sleep));
        test.ChiSquare.ShouldBeNear(expected.GetProperty("chisq").Number(), 1e-5, "chi-square");
        test.DegreesOfFreedom.ShouldBe(2);
        test.PValue.ShouldAgree(expected.GetProperty("p_naive").Number(), 1e-4);
    }
}
