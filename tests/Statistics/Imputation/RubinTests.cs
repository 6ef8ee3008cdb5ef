using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Imputation;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Imputation;

/// <summary>R 4.2 and mice 3.15.0 on saved imputations (reference/mi_wl101, reference/mi_nhanes).</summary>
public sealed class RubinTests
{
    // Tolerances of reference/README.md.
    private const double Tolerance = 1e-10, LikelihoodTolerance = 1e-6;

    // Summation order of least squares leaves a t of 0.003 ten digits less one.
    private const double NearZero = 1e-9;

    private static readonly JsonElement Trial = Reference.Expected("mi_wl101"), Nhanes = Reference.Expected("mi_nhanes");

    [Theory]
    [InlineData("y3", "ancova_3m")]
    [InlineData("y6", "ancova_6m")]
    public void Ancova_of_a_trial_agrees_with_mice(string outcome, string name)
    {
        var fits = Fits("mi_wl101", outcome, Term.Main("y0", "arm", "stratum"));
        foreach (var coefficient in new[] { "(Intercept)", "y0", "arm", "stratumB" }) Same(Rubin.Pool(Each(fits, coefficient)), Trial.At(name, coefficient), Tolerance);
    }

    [Fact]
    public void Small_samples_agree_with_mice()
    {
        var fits = Fits("mi_nhanes", "chl", Term.Main("age", "bmi"));
        foreach (var coefficient in new[] { "(Intercept)", "age", "bmi" }) Same(Rubin.Pool(Each(fits, coefficient)), Nhanes.At("chl_on_age_bmi", coefficient), coefficient == "age" || coefficient == "bmi" ? Tolerance : NearZero);
        foreach (var coefficient in new[] { "(Intercept)", "age" }) Same(Rubin.Pool(Each(Fits("mi_nhanes", "bmi", Term.Main("age")), coefficient)), Nhanes.At("bmi_on_age", coefficient), Tolerance);
    }

    [Fact]
    public void Large_sample_degrees_of_freedom_agree()
    {
        var estimates = Each(Fits("mi_wl101", "y6", Term.Main("y0", "arm", "stratum")), "arm").Select(e => e with { DegreesOfFreedom = double.PositiveInfinity });
        Same(Rubin.Pool([.. estimates]), Trial.At("ancova_6m_dfcom_infinite"), Tolerance);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    [InlineData("-4")]
    [InlineData("-6")]
    [InlineData("-8")]
    [InlineData("-10")]
    public void Delta_in_the_coached_arm_agrees(string delta)
    {
        var shift = double.Parse(delta, System.Globalization.CultureInfo.InvariantCulture);
        Same(Shifted((missing, arm) => missing && arm == 1 ? shift : 0), Trial.At("tipping_point_delta_coaching_arm_y6", delta), Tolerance);
    }

    [Theory]
    [InlineData("-4")]
    [InlineData("4")]
    public void Delta_in_both_arms_agrees(string delta)
    {
        var shift = double.Parse(delta, System.Globalization.CultureInfo.InvariantCulture);
        Same(Shifted((missing, _) => missing ? shift : 0), Trial.At("delta_both_arms_y6", delta), Tolerance);
    }

    [Fact]
    public void Correlation_pools_on_Fishers_scale()
    {
        var z = Sets("mi_wl101").Select(f => Estimate.Of("z", Math.Atanh(Correlation(f.Numeric("y0"), f.Numeric("y6"))), Math.Sqrt(1.0 / (f.Rows - 3)), double.PositiveInfinity, DegreesOfFreedomMethod.Infinite));
        var pooled = Rubin.Pool([.. z]);
        var expected = Trial.At("pooled_correlation_y0_y6_fisher_z");
        Same(pooled, expected, Tolerance);
        Math.Tanh(pooled.Estimate.Value).ShouldAgree(expected.At("r").Number(), Tolerance);
    }

    [Theory]
    [InlineData("mi_wl101")]
    [InlineData("mi_nhanes")]
    public void Joint_tests_agree_with_mice(string name)
    {
        var (outcome, full, small, extra, complete) = name == "mi_wl101"
            ? ("y6", Terms("y0", "arm", "stratum", "age", "sex").Append(Term.Interaction("arm", "stratum")).ToArray(), Terms("y0", "arm", "stratum"), new[] { "age", "sexM", "arm:stratumB" }, 131.0)
            : ("chl", Terms("age", "bmi", "hyp"), Terms("age"), ["bmi", "hyp"], 21.0);
        var expected = Reference.Expected(name).At(name == "mi_wl101" ? "multi_parameter_tests" : "tests");
        var fits = Fits(name, outcome, full);
        Contrast[] contrasts = [.. extra.Select(Contrast.Coefficient)];
        Same(Rubin.TestJointly("extra", fits, contrasts, complete), expected.At("D1"), Tolerance);
        Same(Rubin.PoolStatistics("extra", [.. fits.Select(f => { var t = f.TestJointly("extra", contrasts); return t.F * t.NumeratorDegreesOfFreedom; })], extra.Length), expected.At("D2"), Tolerance);
        var smaller = Fits(name, outcome, small);
        double[] own = [.. fits.Zip(smaller, (a, b) => b.Data.Response.Length * Math.Log(b.ResidualSumOfSquares / a.ResidualSumOfSquares))];
        double[] pooled = [.. AtPooled(name, outcome, fits).Zip(AtPooled(name, outcome, smaller), (a, b) => b - a)];
        Same(Rubin.PoolLikelihoodRatios("extra", own, pooled, extra.Length), expected.At("D3"), LikelihoodTolerance);
    }

    [Fact]
    public void Equal_imputations_leave_the_complete_analysis()
    {
        var estimate = Estimate.Of("x", 2, 0.5, 40, DegreesOfFreedomMethod.Residual);
        var pooled = Rubin.Pool([estimate, estimate, estimate]);
        pooled.Estimate.StandardError.ShouldBe(0.5);
        pooled.Estimate.DegreesOfFreedom.ShouldAgree(41.0 / 43 * 40, Tolerance);
        pooled.MonteCarloError.ShouldBe(0);
    }

    [Fact]
    public void Refuses_one_imputation_and_broken_fits()
    {
        var good = Estimate.Of("x", 2, 0.5, 40, DegreesOfFreedomMethod.Residual);
        Should.Throw<DataProblemsException>(() => Rubin.Pool([good])).Problems[0].Sentence.ShouldBe("There is 1; pooling needs at least two.");
        Should.Throw<DataProblemsException>(() => Rubin.Pool([good, good with { Value = double.NaN }, good with { StandardError = 0 }])).Problems.Count.ShouldBe(2);
    }

    private static PooledEstimate Shifted(Func<bool, double, double> delta)
    {
        var original = Sets("mi_wl101", 0).Single().Numeric("y6");
        return Rubin.Pool([.. Sets("mi_wl101").Select(f =>
        {
            var arm = f.Numeric("arm");
            var y = new NumericColumn("y6", f.Numeric("y6").Values.ToArray().Select((v, i) => v + delta(original.IsMissing(i), arm[i])));
            return new LinearModel("y6", Term.Main("y0", "arm", "stratum")).Fit(f.With(y)).Coefficient("arm");
        })]);
    }

    // mice keeps the pooled linear predictor as an offset and estimates intercept and variance anew in each imputation; -2 log-likelihood.
    private static IEnumerable<double> AtPooled(string name, string outcome, IReadOnlyList<LinearFit> fits)
    {
        double[] mean = [.. fits[0].Coefficients.Select((_, j) => fits.Average(f => f.Coefficients[j]))];
        foreach (var fit in fits)
        {
            double[] rest = [.. Enumerable.Range(0, fit.Rows).Select(i => fit.Data.Response[i] - fit.Design.ColumnNames.Select((c, j) => mean[j] * fit.Design[i, c]).Sum())];
            var centre = rest.Average();
            yield return fit.Rows * Math.Log(rest.Sum(r => (r - centre) * (r - centre)) / fit.Rows);
        }
    }

    private static Term[] Terms(params string[] names) => [.. Term.Main(names)];

    private static IReadOnlyList<LinearFit> Fits(string name, string outcome, IReadOnlyList<Term> terms) => [.. Sets(name).Select(f => new LinearModel(outcome, terms).Fit(f))];

    private static IReadOnlyList<Estimate> Each(IReadOnlyList<LinearFit> fits, string coefficient) => [.. fits.Select(f => f.Coefficient(coefficient))];

    private static IEnumerable<Frame> Sets(string name, int? only = null)
    {
        var all = Reference.Data(name);
        var number = all.Numeric("imp");
        return number.Values.ToArray().Distinct().Where(i => only is { } o ? i == o : i > 0).Select(i => all.Where(row => number[row] == i));
    }

    private static double Correlation(NumericColumn a, NumericColumn b) =>
        new LinearModel("b", Term.Main("a")).Fit(Frame.FromColumns(new NumericColumn("a", a.Values.ToArray()), new NumericColumn("b", b.Values.ToArray()))) is var fit
            ? Math.Sign(fit.Coefficients[1]) * Math.Sqrt(fit.RSquared) : 0;

    private static void Same(PooledEstimate pooled, JsonElement e, double tolerance)
    {
        pooled.Imputations.ShouldBe((int)e.At("m").Number());
        pooled.Estimate.Value.ShouldBeNear(e.At("qbar").Number(), tolerance * Math.Max(Math.Abs(e.At("qbar").Number()), e.At("se").Number()), "estimate");
        pooled.WithinVariance.ShouldAgree(e.At("ubar").Number(), tolerance, "within");
        pooled.BetweenVariance.ShouldAgree(e.At("b").Number(), tolerance, "between");
        pooled.TotalVariance.ShouldAgree(e.At("total_var").Number(), tolerance, "total");
        pooled.Estimate.StandardError.ShouldAgree(e.At("se").Number(), tolerance, "se");
        pooled.RelativeIncrease.ShouldAgree(e.At("riv").Number(), tolerance, "riv");
        pooled.ShareOfVariance.ShouldAgree(e.At("lambda").Number(), tolerance, "lambda");
        pooled.MissingInformation.ShouldAgree(e.At("fmi").Number(), tolerance, "fmi");
        pooled.RubinDegreesOfFreedom.ShouldAgree(e.At("df_rubin1987").Number(), tolerance, "df 1987");
        pooled.CompleteDegreesOfFreedom.ShouldAgree(e.At("dfcom").Number(), tolerance, "df complete");
        pooled.Estimate.DegreesOfFreedom.ShouldAgree(e.At("df_barnard_rubin").Number(), tolerance, "df");
        pooled.Estimate.PValue.ShouldAgree(e.At("p").Number(), Math.Max(tolerance, NearZero), "p");
        pooled.Estimate.Interval.Lower.ShouldBeNear(e.At("ci95")[0].GetDouble(), tolerance * 10 * e.At("se").Number(), "lower");
    }

    private static void Same(JointTest test, JsonElement e, double tolerance)
    {
        test.F.ShouldAgree(e.At("F").Number(), tolerance, "F");
        test.NumeratorDegreesOfFreedom.ShouldBe(e.At("df1").Number());
        test.DenominatorDegreesOfFreedom.ShouldAgree(e.At("df2").Number(), tolerance, "df2");
        test.PValue.ShouldAgree(e.At("p").Number(), Math.Max(tolerance, NearZero), "p");
    }
}
