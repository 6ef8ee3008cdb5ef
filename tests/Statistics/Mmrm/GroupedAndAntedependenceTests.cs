using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.Statistics.Tests.Mmrm;

/// <summary>reference/mmrm_grouped (R 4.2.2, independent solver): a covariance for each arm, and first-order ante-dependence.</summary>
public sealed class GroupedAndAntedependenceTests
{
    // reference/README.md, tolerance B.
    private const double Estimates = 1e-6;
    private const double Covariances = 1e-5;
    private const double Degrees = 1e-4;

    private static readonly JsonElement Expected = Reference.Expected("mmrm_grouped");
    private static readonly Frame Data = Reference.Data("mmrm_grouped").WithFactor("month");

    private static readonly MmrmModel Model = new()
    {
        Response = "y",
        Subject = "id",
        Visit = "month",
        Terms = [.. Term.Crossed("arm", "month"), Term.Of("stratum")],
        DegreesOfFreedom = DegreesOfFreedomMethod.Satterthwaite,
    };

    [Theory]
    [InlineData("grouped_un")]
    [InlineData("grouped_csh")]
    [InlineData("grouped_cs")]
    [InlineData("grouped_toeph")]
    [InlineData("ad")]
    [InlineData("adh")]
    public void Fit_agrees_with_the_R_solver(string name)
    {
        JsonElement expected = Expected.At("fits", name);
        MmrmModel model = ModelOf(name);
        MmrmFit fit = model.Fit(Data);
        fit.Status.Converged.ShouldBeTrue(fit.Status.Criterion);
        fit.LogLikelihood.ShouldBeNear(expected.At("reml_logLik").Number(), Estimates);
        Coefficients(fit, expected.At("fixef"), expected.At("se"), expected.At("satterthwaite_df"));
        Joint(fit, expected.At("F_satterthwaite"));
        Covariance(fit, expected.At("Sigma").Rows());
        foreach ((string key, DegreesOfFreedomMethod method) in new[] { ("expected", DegreesOfFreedomMethod.KenwardRoger), ("observed", DegreesOfFreedomMethod.KenwardRogerLinear) })
        {
            MmrmFit adjusted = (model with { DegreesOfFreedom = method }).Fit(Data);
            Coefficients(adjusted, expected.At("fixef"), expected.At("kr", key, "se"), expected.At("kr", key, "df"));
            Joint(adjusted, expected.At("kr", key, "F"));
        }
        MmrmFit full = (model with { Likelihood = LikelihoodKind.Full, DegreesOfFreedom = DegreesOfFreedomMethod.Infinite }).Fit(Data);
        full.LogLikelihood.ShouldBeNear(expected.At("ML", "logLik").Number(), Estimates);
    }

    [Fact]
    public void Grouped_fit_with_every_coefficient_by_arm_is_two_separate_fits()
    {
        MmrmModel alone = Model with { Terms = Term.Main("month", "stratum") };
        NumericColumn arm = Data.Numeric("arm");
        MmrmFit together = (Model with { CovarianceGroup = "arm", Terms = [.. Term.Crossed("arm", "month"), .. Term.Crossed("arm", "stratum")] }).Fit(Data);
        double sum = 0;
        foreach (string group in new[] { "0", "1" })
        {
            JsonElement expected = Expected.At("separate", "arm" + group);
            MmrmFit fit = alone.Fit(Data.Where(r => arm[r] == (group == "0" ? 0 : 1)));
            fit.LogLikelihood.ShouldBeNear(expected.At("logLik").Number(), Estimates);
            sum += fit.LogLikelihood;
            for (int s = 0; s < 3; s++)
            {
                for (int t = 0; t < 3; t++)
                {
                    together.Covariance(group)[s, t].ShouldAgree(expected.At("Sigma").Rows()[s][t], Covariances);
                }
            }
        }
        together.LogLikelihood.ShouldBeNear(sum, Estimates);
    }

    [Fact]
    public void Covariance_asks_for_the_group_when_there_are_several()
    {
        MmrmFit fit = ModelOf("grouped_cs").Fit(Data);
        Should.Throw<ArgumentException>(() => fit.Covariance()).Message.ShouldContain("0, 1");
        fit.CovarianceParameters.Select(p => (p.Group, p.Name)).ShouldBe([("0", "variance"), ("0", "correlation"), ("1", "variance"), ("1", "correlation")]);
    }

    private static MmrmModel ModelOf(string name) => name.StartsWith("grouped_", StringComparison.Ordinal)
        ? Model with { CovarianceGroup = "arm", Covariance = MmrmCase.Structure(name["grouped_".Length..]) }
        : Model with { Covariance = MmrmCase.Structure(name) };

    private static void Coefficients(MmrmFit fit, JsonElement values, JsonElement errors, JsonElement degrees)
    {
        foreach ((string name, double value) in values.Named())
        {
            Estimate estimate = fit.Coefficient(name);
            double error = errors.At(name).Number();
            estimate.Value.ShouldBeNear(value, Estimates * error, name);
            estimate.StandardError.ShouldAgree(error, Estimates, name);
            estimate.DegreesOfFreedom.ShouldAgree(degrees.At(name).Number(), Degrees, name);
        }
    }

    private static void Joint(MmrmFit fit, JsonElement expected)
    {
        JointTest test = fit.TestJointly("arm by month", Contrast.Coefficient("arm:month3"), Contrast.Coefficient("arm:month6"));
        test.F.ShouldAgree(expected.At("F").Number(), 1e-5);
        test.DenominatorDegreesOfFreedom.ShouldAgree(expected.At("ddf").Number(), Degrees);
    }

    private static void Covariance(MmrmFit fit, double[][] expected)
    {
        for (int g = 0; g < fit.CovarianceGroups.Count; g++)
        {
            NamedMatrix sigma = fit.Covariance(fit.CovarianceGroups[g]);
            for (int s = 0; s < 3; s++)
            {
                for (int t = 0; t < 3; t++)
                {
                    sigma[s, t].ShouldAgree(expected[3 * g + s][3 * g + t], Covariances);
                }
            }
        }
    }
}
