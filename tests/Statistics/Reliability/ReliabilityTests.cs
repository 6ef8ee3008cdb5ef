using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Reliability;

namespace Confrere.Statistics.Tests.Reliability;

/// <summary>psych 2.2.9, lavaan 0.6-14 and direct algebra in R 4.2 (reference/psy_bfi_agree, icc_shroutfleiss, reliability).</summary>
public sealed class ReliabilityTests
{
    // Tolerances of reference/README.md; the standard error of omega comes from a numeric Hessian in R.
    private const double Tolerance = 1e-10, OmegaTolerance = 1e-6, Refined = 1e-8, NumericHessian = 1e-5;

    private static readonly JsonElement Scale = Reference.Expected("psy_bfi_agree").At("scale");

    private static ScaleReliability Bfi()
    {
        var frame = Reference.Data("psy_bfi_agree");
        return ScaleReliability.Of(frame.Columns.Cast<NumericColumn>().Select(c => c.Name == "A1" ? new NumericColumn("A1", c.Values.ToArray().Select(v => 7 - v)) : c).ToArray());
    }

    [Fact]
    public void Alpha_and_item_statistics_agree_with_psych()
    {
        var scale = Bfi();
        scale.People.ShouldBe((int)Scale.At("n").Number());
        scale.Alpha.ShouldAgree(Scale.At("alpha_raw").Number(), Tolerance);
        scale.StandardizedAlpha.ShouldAgree(Scale.At("alpha_std").Number(), Tolerance);
        scale.AlphaInterval().Lower.ShouldAgree(Scale.At("alpha_feldt_ci95", "lower").Number(), Tolerance);
        scale.AlphaInterval().Upper.ShouldAgree(Scale.At("alpha_feldt_ci95", "upper").Number(), Tolerance);
        scale.AlphaStandardError.ShouldAgree(Scale.At("alpha_ase").Number(), Tolerance);
        scale.Lambda6!.Value.ShouldAgree(Scale.At("guttman_lambda6").Number(), Tolerance);
        scale.MeanCorrelation.ShouldAgree(Scale.At("mean_r").Number(), Tolerance);
        scale.MedianCorrelation.ShouldAgree(Scale.At("median_r").Number(), Tolerance);
        scale.SplitHalf.ShouldAgree(Scale.At("split_half_odd_even_spearman_brown").Number(), Tolerance);
        scale.TotalMean.ShouldAgree(Scale.At("total_mean").Number(), Tolerance);
        scale.TotalStandardDeviation.ShouldAgree(Scale.At("total_sd").Number(), Tolerance);
        scale.StandardErrorOfMeasurement.ShouldAgree(Scale.At("sem_alpha").Number(), Tolerance);
        foreach (var item in scale.ItemTable)
        {
            item.Mean.ShouldAgree(Scale.At("item_means", item.Name).Number(), Tolerance);
            item.StandardDeviation.ShouldAgree(Scale.At("item_sd", item.Name).Number(), Tolerance);
            item.AlphaWithout!.Value.ShouldAgree(Scale.At("alpha_if_dropped", item.Name).Number(), Tolerance);
            item.TotalCorrelation.ShouldAgree(Scale.At("item_total_r", item.Name).Number(), Tolerance);
            item.RestCorrelation.ShouldAgree(Scale.At("item_rest_r", item.Name).Number(), Tolerance);
        }
    }

    [Fact]
    public void Omega_agrees_with_lavaan()
    {
        var (omega, e) = (Bfi().Omega, Scale.At("omega_total_one_factor_ML"));
        omega.Status.Converged.ShouldBeTrue();
        omega.Omega.ShouldAgree(e.At("omega").Number(), OmegaTolerance);
        omega.DegreesOfFreedom.ShouldBe((int)e.At("df").Number());
        // lavaan stops at its own 1e-6; the rest against the same optimum refined in R.
        var refined = Reference.Expected("reliability").At("omega");
        omega.Omega.ShouldAgree(refined.At("omega").Number(), Refined);
        omega.OmegaOfObservedVariance.ShouldAgree(refined.At("omega_vs_observed_variance").Number(), Refined);
        omega.ChiSquare.ShouldAgree(refined.At("chisq").Number(), Refined);
        foreach (var (value, expected) in omega.Loadings.Zip(refined.At("loadings").Numbers())) value.ShouldAgree(expected, Refined);
        foreach (var (value, expected) in omega.Uniqueness.Zip(refined.At("uniqueness").Numbers())) value.ShouldAgree(expected, Refined);
        omega.OmegaStandardError.ShouldAgree(refined.At("se_expected_information").Number(), NumericHessian);
        omega.OmegaInterval().Contains(omega.Omega).ShouldBeTrue();
    }

    [Fact]
    public void Six_intraclass_correlations_reproduce_Shrout_and_Fleiss()
    {
        var e = Reference.Expected("icc_shroutfleiss").At("icc");
        var ratings = IntraclassAgreement.Of([.. new[] { "J1", "J2", "J3", "J4" }.Select(Reference.Data("icc_shroutfleiss").Numeric)]);
        Same(ratings, e);
        // Table 4 of the paper, two decimals.
        double[] published = [.17, .29, .71, .44, .62, .91];
        ReliabilityCoefficient[] ours = [ratings.OneWay, ratings.Agreement, ratings.Consistency, ratings.OneWayMean, ratings.AgreementMean, ratings.ConsistencyMean];
        ours.Select(c => Math.Round(c.Value, 2)).ShouldBe(published);
    }

    [Fact]
    public void Test_and_retest_agree_with_R()
    {
        var frame = Reference.Data("reliability");
        Same(IntraclassAgreement.Of([frame.Numeric("test"), frame.Numeric("retest")]), Reference.Expected("reliability").At("test_retest"));
    }

    [Fact]
    public void The_consistency_of_the_mean_is_alpha()
    {
        NumericColumn[] items = [.. Reference.Data("psy_bfi_agree").Columns.Cast<NumericColumn>()];
        IntraclassAgreement.Of(items).ConsistencyMean.Value.ShouldAgree(ScaleReliability.Of(items).Alpha, Tolerance);
    }

    [Fact]
    public void Reliable_change_reproduces_Jacobson_and_Truax_1991()
    {
        // Page 14: SD 7.5 and reliability .80; 32.5 before, 47.5 after; troubled mean 40, untroubled mean 60, cutoff c = 50.
        var change = new ReliableChange(7.5, 0.80, HigherIsBetter: true) { Cutoff = ReliableChange.CutoffBetween(40, 7.5, 60, 7.5) };
        Math.Round(change.ErrorOfDifference, 2).ShouldBe(4.74);
        Math.Round(change.Index(32.5, 47.5), 2).ShouldBe(3.16);
        change.Cutoff.ShouldBe(50);
        change.Classify(32.5, 47.5).ShouldBe(ChangeClass.Improved);
        change.Classify(45, 60).ShouldBe(ChangeClass.Recovered);
        change.Classify(45, 36).ShouldBe(ChangeClass.Unchanged);
        change.Classify(45, 30).ShouldBe(ChangeClass.Deteriorated);
        change.Classify(45, double.NaN).ShouldBeNull();
        new ReliableChange(7.5, 0.80, HigherIsBetter: false).Classify(45, 30).ShouldBe(ChangeClass.Improved);
    }

    [Fact]
    public void Baseline_differences_agree_with_R()
    {
        var e = Reference.Expected("baseline_balance");
        BaselineDifference.OfNumbers(e.At("first").Numbers(), e.At("second").Numbers()).ShouldAgree(e.At("numbers").Number(), Tolerance);
        BaselineDifference.OfProportions(new(12, 40), new(21, 45))!.Value.ShouldAgree(e.At("proportions").Number(), Tolerance);
        BaselineDifference.OfCategories([10, 20, 10], [15, 15, 15])!.Value.ShouldAgree(e.At("categories").Number(), Tolerance);
        // Two categories: the distance is the absolute difference of proportions.
        BaselineDifference.OfCategories([12, 28], [21, 24])!.Value.ShouldAgree(-e.At("proportions").Number(), Tolerance);
        BaselineDifference.OfProportions(new(0, 10), new(0, 12)).ShouldBeNull();
    }

    [Fact]
    public void Refuses_what_cannot_be_a_scale()
    {
        NumericColumn a = new("a", [1.0, 2, 3, 4]), constant = new("c", [2.0, 2, 2, 2]), shorter = new("s", [1.0, 2]);
        Should.Throw<DataProblemsException>(() => ScaleReliability.Of(a)).Problems[0].Sentence.ShouldBe("There is 1; at least 2 are needed.");
        Should.Throw<DataProblemsException>(() => ScaleReliability.Of(a, shorter)).Problems[0].Sentence.ShouldContain("It has 2 rows");
        Should.Throw<DataProblemsException>(() => ScaleReliability.Of(a, constant)).Problems[0].Sentence.ShouldContain("Every value is 2");
        Should.Throw<DataProblemsException>(() => IntraclassAgreement.Of([a, new("b", [2.0, 3, 4, 5])])).Problems[0].Sentence.ShouldContain("differ by a constant");
        Should.Throw<ArgumentOutOfRangeException>(() => new ReliableChange(1, 1, true).Threshold);
    }

    private static void Same(IntraclassAgreement ratings, JsonElement e)
    {
        ratings.MeanSquares.Targets.ShouldAgree(e.At("MS", "rows").Number(), Tolerance);
        ratings.MeanSquares.Raters.ShouldAgree(e.At("MS", "cols").Number(), Tolerance);
        foreach (var (ours, name) in new[] { (ratings.OneWay, "ICC1_1"), (ratings.Agreement, "ICC2_1"), (ratings.Consistency, "ICC3_1"), (ratings.OneWayMean, "ICC1_k"), (ratings.AgreementMean, "ICC2_k"), (ratings.ConsistencyMean, "ICC3_k") })
        {
            ours.Value.ShouldAgree(e.At(name, "est").Number(), Tolerance, name);
            ours.Interval.Lower.ShouldAgree(e.At(name, "lower").Number(), Tolerance, name);
            ours.Interval.Upper.ShouldAgree(e.At(name, "upper").Number(), Tolerance, name);
        }
        ratings.OneWayTest.PValue.ShouldAgree(e.At("ICC1_1", "p").Number(), Tolerance);
        ratings.ConsistencyTest.PValue.ShouldAgree(e.At("ICC3_1", "p").Number(), Tolerance);
        ratings.AgreementError.ShouldAgree(e.At("sem_agreement").Number(), Tolerance);
        ratings.ConsistencyError.ShouldAgree(e.At("sem_consistency").Number(), Tolerance);
        // The reference rounds the normal quantile to 1.96.
        (ratings.SmallestDetectableChange * 1.96 / Confrere.Statistics.Distributions.Normal.Quantile(0.975)).ShouldAgree(e.At("sdc_consistency").Number(), Tolerance);
    }
}
