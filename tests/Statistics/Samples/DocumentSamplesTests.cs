using System.Text.RegularExpressions;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Mmrm;

namespace Confrere.Statistics.Tests.Samples;

/// <summary>
/// The code in for-r-users.md and in the package's README, compiled and run. What stands between the marks of a sample is in the document
/// to the letter, and every block of C# in the document is one of these.
/// </summary>
public sealed partial class DocumentSamplesTests
{
    private const double Tolerance = 1e-6;
    private static readonly string Root = Path.GetDirectoryName(Reference.Root)!;

    [Fact]
    public void Linear_model()
    {
        var frame = Reference.Data("wl_101");
        // sample linear
        var ancova = new LinearModel("y3", Term.Main("y0", "arm", "stratum")) { Errors = StandardErrors.HC3 }.Fit(frame);
        Estimate arm = ancova.Coefficient("arm");
        LinearFit clustered = ancova.With(StandardErrors.ClusteredBy("coach", ClusterCorrection.CR2));
        Estimate standardized = arm.Standardized(ancova.ResidualStandardDeviation);
        // end
        var expected = Reference.Expected("wl_101").At("ancova_3m");
        arm.Value.ShouldAgree(expected.At("ancova", "coef", "arm").Number(), Tolerance);
        arm.StandardError.ShouldAgree(expected.At("ancova", "robust_se", "HC3", "arm").Number(), Tolerance);
        standardized.Value.ShouldAgree(expected.At("effect_size", "diff_over_residual_sd").Number(), Tolerance);
        clustered.DegreesOfFreedomMethod.ShouldBe(DegreesOfFreedomMethod.Satterthwaite);
    }

    [Fact]
    public void Repeated_measures()
    {
        var all = Reference.Data("wl_101", "data_long.csv");
        var month = all.Numeric("month");
        var frame = all.Where(row => month[row] > 0).WithFactor("month").WithFactor("arm");
        // sample mmrm
        var fit = new MmrmModel
        {
            Response = "y",
            Subject = "id",
            Visit = "month",
            Terms = [.. Term.Crossed("base", "month"), .. Term.Crossed("arm", "month"), Term.Of("stratum")],
            Covariance = CovarianceStructure.Unstructured,
            Fallback = [CovarianceStructure.HeterogeneousToeplitz, CovarianceStructure.CompoundSymmetry],
            DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRogerLinear,
        }.Fit(frame);
        NamedMatrix sigma = fit.Covariance();
        // end
        // sample means
        var means = fit.MeansOf("arm").By("month");
        IReadOnlyList<MarginalMean> table = means.Table();
        IReadOnlyList<Comparison> differences = means.Differences(Adjustment.Holm);
        Estimate average = fit.Estimate(Contrast.Of("average effect", ("arm1", 1), ("arm1:month6", 0.5)));
        JointTest anyVisit = fit.TestJointly("arm at any visit", Contrast.Coefficient("arm1"), Contrast.Coefficient("arm1:month6"));
        // end
        var expected = Reference.Expected("wl_101").At("mmrm_baseline_covariate", "fits", "un");
        var linear = expected.At("kr97_observed_info");
        differences[0].Estimate.Value.ShouldAgree(linear.At("contrasts", "trt_at_3", "estimate").Number(), Tolerance);
        differences[1].Estimate.StandardError.ShouldAgree(linear.At("contrasts", "trt_at_6", "se").Number(), Tolerance);
        average.DegreesOfFreedom.ShouldAgree(linear.At("contrasts", "trt_average", "df").Number(), 1e-4);
        anyVisit.F.ShouldAgree(linear.At("F_tests", "arm_joint", "F").Number(), 1e-5);
        sigma["3", "6"].ShouldAgree(expected.At("Sigma").Rows()[0][1], 1e-5);
        table.Count.ShouldBe(4);
    }

    [Fact]
    public void Constrained_baseline()
    {
        var frame = Reference.Data("wl_101", "data_long.csv");
        // sample clda
        var design = ConstrainedBaseline.Of(frame, arm: "arm", visit: "month");
        var fit = new MmrmModel { Response = "y", Subject = "id", Visit = "month", Terms = [.. design.Terms, Term.Of("stratum")] }.Fit(design.Frame);
        Estimate atSixMonths = fit.Coefficient(design.Effect("1", "6"));
        // end
        atSixMonths.Value.ShouldAgree(Reference.Expected("wl_101").At("clda", "fits", "un", "kr97_expected_info", "contrasts", "trt_at_6", "estimate").Number(), Tolerance);
    }

    [Fact]
    public void Pooled_sums()
    {
        var all = Reference.Data("wl_101", "data_long.csv");
        var month = all.Numeric("month");
        var (here, there) = (all.Where(row => all.Numeric("id")[row] <= 70).WithFactor("month"), all.Where(row => all.Numeric("id")[row] > 70).WithFactor("month"));
        // sample pooled
        var model = new MmrmModel { Response = "y", Subject = "id", Visit = "month", Terms = Term.Crossed("arm", "month") };
        LongitudinalAccumulator sums = model.Accumulate(here);
        sums.Merge(model.Accumulate(there));
        MmrmFit pooled = model.Fit(sums);
        // end
        var whole = model.Fit(all.WithFactor("month"));
        pooled.Coefficient("arm:month6").Value.ShouldAgree(whole.Coefficient("arm:month6").Value, Tolerance);
    }

    [Fact]
    public void Linear_mixed_model()
    {
        var frame = Reference.Data("lmm_sleepstudy");
        // sample mixed
        var fit = new LinearMixedModel
        {
            Response = "Reaction",
            Fixed = Term.Main("Days"),
            Random = [RandomTerm.InterceptAndSlope("Subject", "Days")],
            DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger,
        }.Fit(frame);
        foreach (var line in fit.CoefficientTable()) Console.WriteLine(line);
        // end
        var expected = Reference.Expected("lmm_sleepstudy").At("models", "random_slope_correlated", "REML", "kenward_roger");
        fit.Coefficient("Days").StandardError.ShouldAgree(expected.At("se_adj", "Days").Number(), Tolerance);
    }

    [Fact]
    public void Partially_nested_trial()
    {
        var frame = Reference.Data("wl_101");
        // sample nested
        var fit = new PartiallyNestedModel { Response = "y3", Arm = "arm", Cluster = "coach", Fixed = Term.Main("y0", "arm", "stratum") }.Fit(frame);
        var effect = fit.TreatmentEffect();
        var icc = fit.ClusterCorrelation();
        // end
        effect.Value.ShouldAgree(Reference.Expected("wl_101").At("partially_nested_3m", "heteroscedastic", "fixef", "arm").Number(), 1e-5);
        icc.Interval.Contains(icc.Value).ShouldBeTrue();
    }

    [Fact]
    public void Estimating_equations()
    {
        var all = Reference.Data("wl_101", "data_long.csv");
        var month = all.Numeric("month");
        var frame = all.Where(row => month[row] > 0).WithFactor("month");
        // sample gee
        var fit = new GeeModel("y", [Term.Of("base"), .. Term.Crossed("arm", "month"), Term.Of("stratum")], "id")
        {
            Correlation = WorkingCorrelation.Exchangeable,
            Order = "month",
        }.Fit(frame);
        GeeFit smallSample = fit.With(GeeErrors.ManclDeRouen);
        // end
        fit.Coefficient("arm").StandardError.ShouldAgree(Reference.Expected("wl_101").At("gee", "exchangeable", "robust_se", "arm").Number(), Tolerance);
        smallSample.Coefficient("arm").StandardError.ShouldBeGreaterThan(fit.Coefficient("arm").StandardError);
    }

    [Fact]
    public void Data()
    {
        // sample frame
        var frame = Frame.FromColumns(
            new FactorColumn("arm", ["waiting", "coached", "waiting", "coached", "coached"], levels: ["waiting", "coached"]),
            new NumericColumn("y0", [12.0, 14.0, 11.0, double.NaN, 13.0]),
            new NumericColumn("y", [13.0, 18.0, 11.5, 16.0, 17.5]));
        var fit = new LinearModel("y", Term.Main("arm", "y0")).Fit(frame);
        foreach (var dropped in fit.Data.Dropped) Console.WriteLine(dropped.Sentence);
        // end
        fit.Design.ColumnNames.ShouldBe(["(Intercept)", "armcoached", "y0"]);
        fit.Data.Dropped.Single().Sentence.ShouldBe("1 row has no value of \"y0\" and was not used.");
    }

    [Fact]
    public void Package()
    {
        string[] arm = [.. Reference.Data("wl_101").Numeric("arm").Values.ToArray().Select(a => a == 1 ? "coached" : "waiting")];
        var (baseline, outcome) = (Reference.Data("wl_101").Numeric("y0").Values.ToArray(), Reference.Data("wl_101").Numeric("y3").Values.ToArray());
        // sample package
        var frame = Frame.FromColumns(
            new FactorColumn("arm", arm, levels: ["waiting", "coached"]),
            new NumericColumn("y0", baseline),
            new NumericColumn("y", outcome));      // NaN where missing

        var fit = new LinearModel("y", Term.Main("arm", "y0")) { Errors = StandardErrors.HC3 }.Fit(frame);
        Estimate effect = fit.Coefficient("armcoached");

        Console.WriteLine($"{effect.Value:F2} ({effect.Interval.Lower:F2} to {effect.Interval.Upper:F2}), p = {effect.PValue:F3}");
        Console.WriteLine($"{fit.Rows} rows, {effect.DegreesOfFreedom} degrees of freedom ({effect.DegreesOfFreedomMethod})");
        foreach (var warning in fit.Status.Warnings) Console.WriteLine(warning);
        foreach (var mean in fit.MeansOf("arm").Table()) Console.WriteLine($"{mean.Levels["arm"]}: {mean.Estimate.Value:F2}");
        // end
        fit.Rows.ShouldBe(120);
    }

    [Theory]
    [InlineData("docs/explanation/for-r-users.md")]
    [InlineData("src/Statistics/README.md")]
    public void Every_block_of_the_document_is_a_sample(string document)
    {
        var blocks = Blocks(File.ReadAllText(Path.Combine(Root, document)));
        blocks.ShouldNotBeEmpty();
        var samples = Samples().Values.ToHashSet();
        foreach (var block in blocks) samples.ShouldContain(block);
    }

    [Fact]
    public void Every_sample_is_in_a_document()
    {
        var blocks = new[] { "docs/explanation/for-r-users.md", "src/Statistics/README.md" }.SelectMany(d => Blocks(File.ReadAllText(Path.Combine(Root, d)))).ToHashSet();
        Samples().Where(s => !blocks.Contains(s.Value)).Select(s => s.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Control_a_changed_block_is_found() =>
        Samples().Values.ShouldNotContain(Blocks("```csharp\nvar fit = 1;\n```\n").Single());

    private static IReadOnlyList<string> Blocks(string document) => [.. CodeBlock().Matches(document).Select(m => m.Groups[1].Value.Trim('\n'))];

    private static Dictionary<string, string> Samples()
    {
        var source = File.ReadAllText(Path.Combine(Root, "tests", "Statistics", "Samples", nameof(DocumentSamplesTests) + ".cs"));
        return Sample().Matches(source).ToDictionary(m => m.Groups[1].Value, m => Dedented(m.Groups[2].Value));
    }

    private static string Dedented(string code) => string.Join('\n', code.Trim('\n').Split('\n').Select(line => line.Length >= 8 ? line[8..] : ""));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^        // sample (\\w+)\n(.*?)^        // end\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Sample();
}
