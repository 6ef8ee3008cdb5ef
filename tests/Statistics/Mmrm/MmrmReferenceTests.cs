using System.Text.Json;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.Statistics.Tests.Mmrm;

/// <summary>
/// Agreement with R 4.2.2: an independent likelihood solver (reference/lib/mmrm_lib.R), cross-checked there against nlme 3.1-162 and
/// mmrm 0.3.18; between-within and robust results are mmrm's own.
/// </summary>
public sealed class MmrmReferenceTests
{
    // reference/README.md, tolerance B.
    private const double Estimates = 1e-6;
    private const double LogLikelihood = 1e-6;
    private const double Covariances = 1e-5;
    private const double Degrees = 1e-4;
    private const double DegreesOfChickweightUnstructured = 1e-3;
    private const double JointF = 1e-5;
    private const double PValues = 1e-4;

    private static readonly (string Key, DegreesOfFreedomMethod Method)[] KenwardRogers =
        [("kr97_expected_info", DegreesOfFreedomMethod.KenwardRoger), ("kr97_observed_info", DegreesOfFreedomMethod.KenwardRogerLinear)];

    public static TheoryData<string, string> Fits()
    {
        var fits = new TheoryData<string, string>();
        foreach (string name in new[] { "mmrm_orthodont", "mmrm_chickweight", "wl_101/mmrm", "wl_102/mmrm", "wl_103/mmrm", "wl_101/clda", "wl_102/clda", "wl_103/clda" })
        {
            foreach (JsonProperty fit in MmrmCase.Of(name).Fits.EnumerateObject())
            {
                fits.Add(name, fit.Name);
            }
        }
        return fits;
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Restricted_fit_with_Satterthwaite_agrees(string name, string structure)
    {
        (MmrmCase c, JsonElement expected) = Case(name, structure);
        MmrmFit fit = Fit(c, structure, m => m with { DegreesOfFreedom = DegreesOfFreedomMethod.Satterthwaite });
        fit.Status.Converged.ShouldBeTrue(fit.Status.Criterion);
        fit.RowCount.ShouldBe(expected.At("n_obs").GetInt64());
        fit.SubjectCount.ShouldBe(expected.At("n_subjects").GetInt64());
        fit.LogLikelihood.ShouldBeNear(expected.At("reml_logLik").Number(), LogLikelihood, "log-likelihood");
        fit.Criteria.Akaike.ShouldBeNear(expected.At("AIC_reml_covpar_only").Number(), 2 * LogLikelihood);
        fit.Criteria.Bayesian.ShouldBeNear(expected.At("BIC_reml_covpar_nsub").Number(), 2 * LogLikelihood);
        fit.CriteriaOfAllParameters.Akaike.ShouldBeNear(expected.At("AIC_reml_nlme").Number(), 2 * LogLikelihood);
        Matrices(fit.Covariance(), expected.At("Sigma"), Covariances);
        Matrices(fit.CoefficientCovariance, expected.At("vcov_fixef"), 2 * Estimates);
        foreach (JsonProperty row in expected.At("contrasts").EnumerateObject())
        {
            Estimate estimate = fit.Estimate(Contrast(c, row.Name));
            JsonElement e = row.Value;
            Compare(estimate, e.At("estimate"), e.At("se"), e.At("satterthwaite_df"), e.At("p_satterthwaite"), DegreesTolerance(name, structure), row.Name);
            estimate.Interval.Lower.ShouldBeNear(e.At("ci95_satterthwaite")[0].Number(), 1e-5 * e.At("se").Number());
            estimate.Interval.Upper.ShouldBeNear(e.At("ci95_satterthwaite")[1].Number(), 1e-5 * e.At("se").Number());
        }
        if (c.Joint is { } joint)
        {
            Joint(fit.TestJointly(joint.Name, [.. joint.Coefficients.Select(Inference.Contrast.Coefficient)]), expected.At("F_tests_satterthwaite", joint.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Kenward_Roger_agrees_in_both_variants(string name, string structure)
    {
        (MmrmCase c, JsonElement expected) = Case(name, structure);
        foreach ((string key, DegreesOfFreedomMethod method) in KenwardRogers)
        {
            MmrmFit fit = Fit(c, structure, m => m with { DegreesOfFreedom = method });
            JsonElement e = expected.At(key);
            Matrices(fit.CoefficientCovariance, e.At("vcov_adj"), 2 * Estimates);
            foreach (JsonProperty row in e.At("contrasts").EnumerateObject())
            {
                Compare(fit.Estimate(Contrast(c, row.Name)), row.Value.At("estimate"), row.Value.At("se"), row.Value.At("df"), row.Value.At("p"),
                    DegreesTolerance(name, structure), $"{key} {row.Name}");
            }
            if (c.Joint is { } joint)
            {
                Joint(fit.TestJointly(joint.Name, [.. joint.Coefficients.Select(Inference.Contrast.Coefficient)]), e.At("F_tests", joint.Name));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Full_likelihood_fit_agrees(string name, string structure)
    {
        (MmrmCase c, JsonElement expected) = Case(name, structure);
        MmrmFit fit = Fit(c, structure, m => m with { Likelihood = LikelihoodKind.Full, DegreesOfFreedom = DegreesOfFreedomMethod.Residual });
        JsonElement e = expected.At("ML");
        fit.LogLikelihood.ShouldBeNear(e.At("logLik").Number(), LogLikelihood, "log-likelihood");
        fit.CriteriaOfAllParameters.Akaike.ShouldBeNear(e.At("AIC").Number(), 2 * LogLikelihood);
        fit.CriteriaOfAllParameters.Bayesian.ShouldBeNear(e.At("BIC_nobs").Number(), 2 * LogLikelihood);
        foreach ((string coefficient, double value) in e.At("fixef").Named())
        {
            double error = e.At("se", coefficient).Number();
            Estimate estimate = fit.Coefficient(coefficient);
            estimate.Value.ShouldBeNear(value, Estimates * error, coefficient);
            estimate.StandardError.ShouldAgree(error, Estimates, coefficient);
            estimate.DegreesOfFreedom.ShouldBe(fit.RowCount - fit.Coefficients.Count);
        }
        double[][] sigma = e.At("Sigma").Rows();
        for (int s = 0; s < sigma.Length; s++)
        {
            for (int t = 0; t < sigma.Length; t++)
            {
                fit.Covariance()[s, t].ShouldBeNear(sigma[s][t], Covariances * Math.Sqrt(sigma[s][s] * sigma[t][t]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Between_within_degrees_agree_with_mmrm(string name, string structure)
    {
        (MmrmCase c, JsonElement expected) = Case(name, structure);
        MmrmFit fit = Fit(c, structure, m => m with { DegreesOfFreedom = DegreesOfFreedomMethod.BetweenWithin });
        foreach ((string row, double value) in expected.At("residual_and_betweenwithin", "between_within_df").Named())
        {
            fit.Estimate(Contrast(c, row)).DegreesOfFreedom.ShouldBe(value, row);
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Robust_standard_errors_and_degrees_agree_with_mmrm(string name, string structure)
    {
        (MmrmCase c, JsonElement expected) = Case(name, structure);
        foreach (RobustCovariance kind in new[] { RobustCovariance.CR0, RobustCovariance.CR2, RobustCovariance.CR3 })
        {
            MmrmFit fit = Fit(c, structure, m => m with { Robust = kind, DegreesOfFreedom = DegreesOfFreedomMethod.Satterthwaite });
            JsonElement e = expected.At($"robust_{kind}");
            foreach ((string coefficient, double error) in e.At("se").Named())
            {
                Estimate estimate = fit.Coefficient(coefficient);
                estimate.StandardError.ShouldAgree(error, Estimates, $"{kind} {coefficient}");
                estimate.DegreesOfFreedom.ShouldAgree(e.At("satt_df", coefficient).Number(), DegreesTolerance(name, structure), $"{kind} df {coefficient}");
            }
        }
    }

    private static (MmrmCase Case, JsonElement Expected) Case(string name, string structure)
    {
        MmrmCase c = MmrmCase.Of(name);
        return (c, c.Fits.At(structure));
    }

    private static MmrmFit Fit(MmrmCase c, string structure, Func<MmrmModel, MmrmModel> change) =>
        change(c.Model with { Covariance = MmrmCase.Structure(structure) }).Fit(c.Frame);

    private static double DegreesTolerance(string name, string structure) =>
        name == "mmrm_chickweight" && structure == "un" ? DegreesOfChickweightUnstructured : Degrees;

    private static Contrast Contrast(MmrmCase c, string name) => c.Contrasts.FirstOrDefault(k => k.Label == name) ?? Inference.Contrast.Coefficient(name);

    private static void Compare(Estimate actual, JsonElement value, JsonElement error, JsonElement degrees, JsonElement p, double degreesTolerance, string what)
    {
        actual.Value.ShouldBeNear(value.Number(), Estimates * error.Number(), what);
        actual.StandardError.ShouldAgree(error.Number(), Estimates, what + " SE");
        actual.DegreesOfFreedom.ShouldAgree(degrees.Number(), degreesTolerance, what + " df");
        actual.PValue.ShouldAgree(p.Number(), Math.Max(PValues, degreesTolerance), what + " p");
    }

    private static void Joint(JointTest actual, JsonElement expected)
    {
        actual.F.ShouldAgree(expected.At("F").Number(), JointF);
        actual.NumeratorDegreesOfFreedom.ShouldBe(expected.At("ndf").Number());
        actual.DenominatorDegreesOfFreedom.ShouldAgree(expected.At("ddf").Number(), Degrees);
        actual.PValue.ShouldAgree(expected.At("p").Number(), PValues);
    }

    private static void Matrices(NamedMatrix actual, JsonElement expected, double tolerance)
    {
        double[][] rows = expected.Rows();
        string[] names = [.. expected.At("rows").EnumerateArray().Select(n => n.GetString()!)];
        int[] at = [.. names.Select(n => Enumerable.Range(0, actual.RowNames.Count).Single(i => Parts(actual.RowNames[i]).SetEquals(Parts(n))))];
        for (int s = 0; s < rows.Length; s++)
        {
            for (int t = 0; t < rows.Length; t++)
            {
                // An entry near zero is judged against the variances that it belongs to.
                actual[at[s], at[t]].ShouldBeNear(rows[s][t], tolerance * Math.Sqrt(rows[s][s] * rows[t][t]), $"{names[s]}, {names[t]}");
            }
        }
    }

    private static HashSet<string> Parts(string name) => [.. name.Split(':')];
}
