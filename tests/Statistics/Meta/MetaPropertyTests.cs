using Confrere.Statistics.Inference;
using Confrere.Statistics.Meta;
using Confrere.Statistics.Problems;
using CsCheck;

namespace Confrere.Statistics.Tests.Meta;

/// <summary>Identities, invariances, the boundary, and input that cannot be pooled.</summary>
public sealed class MetaPropertyTests
{
    // Sums of at most 12 terms in double precision, divided by at least a typical variance.
    private const double Rounding = 1e-9;

    private static readonly Gen<StudyResult[]> Studies =
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.1, 2], (y, se) => new StudyResult("s", y, se)).Array[2, 12];

    private static readonly HeterogeneityEstimator[] Estimators = Enum.GetValues<HeterogeneityEstimator>();

    [Fact]
    public void Fit_EqualStandardErrors_IsThePlainMeanAndItsMomentVariance()
    {
        // By hand: y = 1, 2, 6, v = 1: mean 3, sum of squares 14, sample variance 7, so every estimator gives tau^2 = 7 - 1 = 6.
        StudyResult[] studies = [new("a", 1, 1), new("b", 2, 1), new("c", 6, 1)];
        foreach (var estimator in Estimators.Where(e => e != HeterogeneityEstimator.CommonEffect))
        {
            var fit = new MetaAnalysis { Estimator = estimator }.Fit(studies);
            fit.Mean.Value.ShouldAgree(3, Rounding, $"{estimator} mean");
            fit.TauSquared.ShouldAgree(6, Rounding, $"{estimator} tau^2");
            fit.Mean.StandardError.ShouldAgree(Math.Sqrt(7.0 / 3), Rounding, $"{estimator} error");
            fit.ISquared.ShouldAgree(6.0 / 7, Rounding, $"{estimator} I^2");
        }
    }

    [Fact]
    public void Fit_StudiesThatAgree_LandsOnZeroAndSaysThatFewStudiesTellLittle()
    {
        StudyResult[] studies = [new("a", -0.8, 0.25), new("b", -0.7, 0.3)];
        foreach (var estimator in Estimators) new MetaAnalysis { Estimator = estimator }.Fit(studies).TauSquared.ShouldBe(0);
        var fit = new MetaAnalysis().Fit(studies);
        fit.TauSquaredInterval!.Value.Lower.ShouldBe(0);
        fit.TauSquaredInterval!.Value.Upper.ShouldBeGreaterThan(1);
        fit.Warnings.Single().ShouldContain("2 studies hardly identify");
        fit.Prediction(PredictionRule.StudentKMinusTwo).ShouldBeNull();
    }

    [Fact]
    public void Fit_OneStudy_ReturnsItUnchangedAsACommonEffect()
    {
        var fit = new MetaAnalysis { Estimator = HeterogeneityEstimator.CommonEffect, Inference = MeanInference.Normal }.Fit([new("only", -0.79, 0.242)]);
        fit.Mean.Value.ShouldBe(-0.79);
        fit.Mean.StandardError.ShouldAgree(0.242, Rounding);
        fit.Q.PValue.ShouldBe(1);
        fit.TauSquaredInterval.ShouldBeNull();
    }

    [Fact]
    public void Knapp_and_Hartung_with_its_floor_is_never_narrower_than_by_z() => Studies.Sample(studies =>
    {
        var floored = new MetaAnalysis { Inference = MeanInference.KnappHartungFloored }.Fit(studies).Mean;
        var plain = new MetaAnalysis { Inference = MeanInference.Normal }.Fit(studies).Mean;
        floored.StandardError.ShouldBeGreaterThanOrEqualTo(plain.StandardError);
        floored.Interval.Upper.ShouldBeGreaterThan(plain.Interval.Upper);
    });

    [Fact]
    public void Order_shift_and_scale_change_nothing_but_the_unit() => Studies.Sample(studies =>
    {
        foreach (var estimator in Estimators)
        {
            var model = new MetaAnalysis { Estimator = estimator };
            var (fit, turned) = (model.Fit(studies), model.Fit([.. studies.Reverse().Select(s => new StudyResult(s.Name, 5 - 3 * s.Estimate, 3 * s.StandardError))]));
            turned.Mean.Value.ShouldBeNear(5 - 3 * fit.Mean.Value, Rounding, $"{estimator} mean");
            turned.TauSquared.ShouldBeNear(9 * fit.TauSquared, 9 * Rounding * (1 + fit.TauSquared), $"{estimator} tau^2");
            turned.Q.Statistic.ShouldBeNear(fit.Q.Statistic, Rounding * (1 + fit.Q.Statistic), "Q");
        }
    });

    [Fact]
    public void Paule_and_Mandel_make_Q_equal_to_its_degrees_of_freedom() => Studies.Sample(studies =>
    {
        var fit = new MetaAnalysis { Estimator = HeterogeneityEstimator.PauleMandel }.Fit(studies);
        if (fit.TauSquared == 0) return;
        var mean = fit.Mean.Value;
        studies.Sum(s => (s.Estimate - mean) * (s.Estimate - mean) / (s.StandardError * s.StandardError + fit.TauSquared))
            .ShouldAgree(studies.Length - 1, Rounding, "Q at the estimate");
    });

    [Fact]
    public void Restricted_likelihood_is_nowhere_higher_than_at_the_estimate() => Studies.Sample(studies =>
    {
        var tau = new MetaAnalysis().Fit(studies).TauSquared;
        for (var other = 0.0; other < 30; other = 1.3 * other + 0.01)
            LogLikelihood(studies, other).ShouldBeLessThanOrEqualTo(LogLikelihood(studies, tau) + Rounding);
    });

    [Fact]
    public void Refuses_everything_that_is_wrong_at_once()
    {
        var refusal = Should.Throw<DataProblemsException>(() => new MetaAnalysis { Level = 95 }.Fit([new("x", double.NaN, 0)]));
        refusal.Problems.Select(p => p.ToString()).ShouldBe(
        [
            "level: The confidence level 95 does not lie between 0 and 1.",
            "studies: Pooling needs at least 2 studies; there is 1.",
            "study \"x\": The estimate NaN is not a finite number.",
            "study \"x\": The standard error 0 is not a positive, finite number.",
        ]);
    }

    // Written out from the density, apart from the code under test.
    private static double LogLikelihood(StudyResult[] studies, double tau)
    {
        double[] v = [.. studies.Select(s => s.StandardError * s.StandardError + tau)];
        var mean = studies.Zip(v, (s, total) => s.Estimate / total).Sum() / v.Sum(total => 1 / total);
        return -0.5 * (v.Sum(Math.Log) + Math.Log(v.Sum(total => 1 / total)) + studies.Zip(v, (s, total) => (s.Estimate - mean) * (s.Estimate - mean) / total).Sum());
    }
}
