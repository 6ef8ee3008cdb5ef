using System.Text.Json;
using Confrere.Planning.Domain;

namespace Confrere.Modules.Tests.Planning;

/// <summary>R 4.2 (reference/power_closed): closed forms at 1e-8, sizes exactly.</summary>
public sealed class SampleSizeTests
{
    // Tolerance of reference/README.md for power_closed.
    private const double Tolerance = 1e-8;

    private static readonly JsonElement Results = Read();

    [Fact]
    public void Sizes_without_a_coach_effect_are_those_of_R()
    {
        foreach (var expected in Results.GetProperty("ancova").EnumerateArray())
        {
            double Of(string name) => expected.GetProperty(name).GetDouble();
            TrialAssumptions Assumptions(double power, double dropOut) => new(Of("d"), 1, Of("r"), dropOut, power, 0.05, 0, 3);
            SampleSize.For(Assumptions(0.8, 0))!.Analysed.ShouldBe((int)Of("n_per_arm_80"));
            SampleSize.For(Assumptions(0.9, 0))!.Analysed.ShouldBe((int)Of("n_per_arm_90"));
            SampleSize.For(Assumptions(0.8, 0.15))!.Allocated.ShouldBe((int)Of("n_per_arm_80_inflated_15pct_dropout"));
        }
    }

    [Fact]
    public void Partially_nested_agrees_with_R()
    {
        var expected = Results.GetProperty("partially_nested");
        int Of(string name) => expected.GetProperty(name).GetInt32();
        foreach (var at in expected.GetProperty("by_icc").EnumerateObject())
        {
            var icc = double.Parse(at.Name, System.Globalization.CultureInfo.InvariantCulture);
            CoachEffect.Power(Of("k"), Of("m"), Of("n0"), expected.GetProperty("d").GetDouble(), icc, 0.05).ShouldBe(at.Value.GetProperty("power_t").GetDouble(), Tolerance);
            CoachEffect.DesignEffect(Of("m"), icc).ShouldBe(at.Value.GetProperty("design_effect_arm").GetDouble(), Tolerance);
        }
    }

    [Fact]
    public void Size_is_the_smallest_that_suffices_and_grows_with_the_coach_effect()
    {
        var assumptions = new TrialAssumptions(-0.79, 2, 0.7, 0.2, 0.9, 0.05, 0.05, 3);
        var size = SampleSize.For(assumptions)!;
        size.Power.ShouldBeGreaterThanOrEqualTo(0.9);
        SampleSize.At(assumptions, size.Analysed - 1).Power.ShouldBeLessThan(0.9);
        size.Allocated.ShouldBe((int)Math.Ceiling(size.Analysed / 0.8));
        size.Analysed.ShouldBeGreaterThan(SampleSize.For(assumptions with { Icc = 0 })!.Analysed);
        SampleSize.For(assumptions with { Difference = 0.79 }).ShouldBe(size);
        SampleSize.For(assumptions with { Difference = 0.001 }).ShouldBeNull();
    }

    private static JsonElement Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "reference", "power_closed", "expected.json") is var file && File.Exists(file))
                return JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("results");
        throw new FileNotFoundException("reference/power_closed/expected.json is not above the tests.");
    }
}
