using System.Text.Json;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Meta;

namespace Confrere.Statistics.Tests.Meta;

/// <summary>R 4.2 and metafor 3.8-1 on the BCG vaccine trials and on Normand's (1999) lengths of stay (reference/meta_*).</summary>
public sealed class MetaReferenceTests
{
    // Tolerances D of reference/README.md: closed forms; iterative tau^2; limits of the Q profile.
    private const double ClosedForm = 1e-10;
    private const double Iterative = 1e-7;
    private const double Profile = 1e-6;

    // A p value moves t^2 / 2 times as much, relatively, as the statistic t it comes from (Mills' ratio); |t| is below 15 here.
    private const double PValueFactor = 120;

    public static TheoryData<string, string> Cases => new()
    {
        { "meta_bcg", "logRR" }, { "meta_normand1999", "MD" }, { "meta_normand1999", "SMD" },
    };

    private static readonly (string Name, HeterogeneityEstimator Estimator, double Tolerance)[] Estimators =
    [
        ("FE", HeterogeneityEstimator.CommonEffect, ClosedForm), ("DL", HeterogeneityEstimator.DerSimonianLaird, ClosedForm),
        ("PM", HeterogeneityEstimator.PauleMandel, Iterative), ("REML", HeterogeneityEstimator.RestrictedMaximumLikelihood, Iterative),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Fit_by_z_agrees_with_metafor(string name, string measure)
    {
        var expected = Reference.Expected(name).At(measure);
        foreach (var (method, estimator, tolerance) in Estimators)
            Compare(new MetaAnalysis { Estimator = estimator, Inference = MeanInference.Normal }, expected, expected.At("fits", method), tolerance, PredictionRule.Normal);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Fit_by_Knapp_and_Hartung_agrees_with_metafor(string name, string measure)
    {
        var expected = Reference.Expected(name).At(measure);
        foreach (var (method, estimator, tolerance) in Estimators.Where(e => e.Name != "FE"))
            Compare(new MetaAnalysis { Estimator = estimator }, expected, expected.At("knapp_hartung", method), tolerance, PredictionRule.StudentKMinusOne);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Floor_of_Knapp_and_Hartung_agrees_with_metafor(string name, string measure)
    {
        var expected = Reference.Expected(name).At(measure);
        foreach (var (method, estimator, tolerance) in Estimators.Where(e => e.Name is "DL" or "REML"))
            Compare(new MetaAnalysis { Estimator = estimator, Inference = MeanInference.KnappHartungFloored },
                expected, expected.At("knapp_hartung_adhoc_floor", method), tolerance, PredictionRule.StudentKMinusOne);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Interval_of_tau_squared_agrees_with_metafor(string name, string measure)
    {
        var expected = Reference.Expected(name).At(measure);
        var profile = expected.At("tau2_ci_Qprofile_REML");
        var interval = new MetaAnalysis().Fit(Studies(expected)).TauSquaredInterval!.Value;
        interval.Lower.ShouldAgree(profile.At("lower").Numbers()[0], Profile, "lower");
        interval.Upper.ShouldAgree(profile.At("upper").Numbers()[0], Profile, "upper");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Weights_agree_with_metafor(string name, string measure)
    {
        var expected = Reference.Expected(name).At(measure);
        foreach (var (method, estimator, tolerance) in Estimators.Where(e => e.Name != "PM"))
        {
            var weights = new MetaAnalysis { Estimator = estimator }.Fit(Studies(expected)).Weights;
            foreach (var (weight, percent) in weights.Zip(expected.At("weights_percent", method).Numbers()))
                (100 * weight).ShouldAgree(percent, tolerance, $"{method} weight");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Leaving_one_out_agrees_with_metafor(string name, string measure)
    {
        var expected = Reference.Expected(name).At(measure);
        foreach (var (method, estimator, tolerance) in Estimators.Where(e => e.Name is "DL" or "REML"))
        {
            var left = new MetaAnalysis { Estimator = estimator, Inference = MeanInference.Normal }.Fit(Studies(expected)).LeaveOneOut();
            var table = expected.At($"leave1out_{method}");
            for (var i = 0; i < left.Count; i++)
            {
                left[i].Study.Estimate.ShouldBe(expected.At("yi").Numbers()[i]);
                left[i].Fit.Mean.Value.ShouldAgree(table.At("est").Numbers()[i], tolerance, $"{method} estimate without study {i + 1}");
                left[i].Fit.Mean.StandardError.ShouldAgree(table.At("se").Numbers()[i], tolerance, $"{method} error without study {i + 1}");
                left[i].Fit.TauSquared.ShouldAgree(table.At("tau2").Numbers()[i], tolerance, $"{method} tau^2 without study {i + 1}");
                left[i].Fit.Q.Statistic.ShouldAgree(table.At("Q").Numbers()[i], ClosedForm, $"Q without study {i + 1}");
            }
        }
    }

    private static void Compare(MetaAnalysis model, JsonElement data, JsonElement expected, double tolerance, PredictionRule rule)
    {
        var fit = model.Fit(Studies(data));
        fit.Converged.ShouldBeTrue();
        var (mean, error) = (expected.At("est", "intrcpt").Number(), expected.At("se", "intrcpt").Number());
        fit.Mean.Value.ShouldBeNear(mean, tolerance * error, "mean");
        fit.Mean.StandardError.ShouldAgree(error, tolerance, "error");
        fit.Mean.PValue.ShouldAgree(expected.At("p", "intrcpt").Number(), tolerance * PValueFactor, "p");
        fit.Mean.Interval.Lower.ShouldBeNear(expected.At("ci_lower", "intrcpt").Number(), tolerance * error, "lower");
        fit.Mean.Interval.Upper.ShouldBeNear(expected.At("ci_upper", "intrcpt").Number(), tolerance * error, "upper");
        fit.TauSquared.ShouldAgree(expected.At("tau2").Number(), tolerance, "tau^2");
        (100 * fit.ISquared).ShouldAgree(expected.At("I2").Number(), tolerance, "I^2");
        fit.HSquared.ShouldAgree(expected.At("H2").Number(), tolerance, "H^2");
        fit.Q.Statistic.ShouldAgree(expected.At("QE").Number(), ClosedForm, "Q");
        fit.Q.DegreesOfFreedom.ShouldBe((int)expected.At("QEdf").Number());
        fit.Q.PValue.ShouldAgree(expected.At("QEp").Number(), ClosedForm * PValueFactor, "p of Q");
        Near(fit.Prediction(rule), expected.At("prediction_interval"), error, tolerance);
        if (model.Estimator != HeterogeneityEstimator.CommonEffect)
            Near(fit.Prediction(PredictionRule.StudentKMinusTwo), expected.At("prediction_interval_t_k_minus_2"), error, tolerance);
    }

    // A prediction interval moves with tau, which moves half as much as tau^2, times quantiles below 4.
    private static void Near(Interval? interval, JsonElement expected, double error, double tolerance)
    {
        if (expected.At("lower").ValueKind == JsonValueKind.Null)
        {
            interval.ShouldBeNull();
            return;
        }
        var width = expected.At("upper").Number() - expected.At("lower").Number();
        interval!.Value.Lower.ShouldBeNear(expected.At("lower").Number(), tolerance * Math.Max(width, error), "prediction, lower");
        interval.Value.Upper.ShouldBeNear(expected.At("upper").Number(), tolerance * Math.Max(width, error), "prediction, upper");
    }

    private static StudyResult[] Studies(JsonElement expected) =>
        [.. expected.At("yi").Numbers().Zip(expected.At("vi").Numbers(), (y, v) => new StudyResult($"y = {y}", y, Math.Sqrt(v)))];
}
