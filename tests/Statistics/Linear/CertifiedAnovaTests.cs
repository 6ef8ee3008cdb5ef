using Confrere.Statistics.Design;
using Confrere.Statistics.Linear;

namespace Confrere.Statistics.Tests.Linear;

/// <summary>NIST StRD analysis of variance: digits of agreement with certified values (reference/nist_anova).</summary>
public sealed class CertifiedAnovaTests
{
    // Digits that reference/README.md demands: 9, and fewer where rounding the inputs to double already loses them.
    private static double Demanded(string set) => set switch { "SmLs04" => 8, "SmLs07" => 3, _ => 9 };

    public static TheoryData<string> Sets => [.. Reference.Expected("nist_anova").At("datasets").EnumerateObject().Select(p => p.Name)];

    private static double Digits(double value, double certified) =>
        value == certified ? 15 : double.IsFinite(value) ? -Math.Log10(Math.Abs(value - certified) / Math.Abs(certified)) : 0;

    [Theory, MemberData(nameof(Sets))]
    public void Direct_and_regression_anova_reproduce_certified_digits(string set)
    {
        var expected = Reference.Expected("nist_anova").At("datasets", set);
        var all = Reference.Data("nist_anova");
        var names = all.Factor("dataset");
        var frame = all.Where(row => names[row] == set).WithFactor("treatment");
        var direct = OneWayAnova.Of(frame, "y", "treatment");
        var fit = new LinearModel("y", [Term.Of("treatment")]).Fit(frame);
        foreach (var (f, between, within, r2, sd) in new[]
        {
            (direct.Test.F, direct.BetweenSumOfSquares, direct.WithinSumOfSquares, direct.RSquared, direct.ResidualStandardDeviation),
            (fit.OverallTest().F, fit.ModelSumOfSquares, fit.ResidualSumOfSquares, fit.RSquared, fit.ResidualStandardDeviation),
        })
        {
            Digits(f, expected.At("F").Number()).ShouldBeGreaterThanOrEqualTo(Demanded(set), $"F {f}");
            Digits(between, expected.At("between_ss").Number()).ShouldBeGreaterThanOrEqualTo(Demanded(set), $"between {between}");
            Digits(within, expected.At("within_ss").Number()).ShouldBeGreaterThanOrEqualTo(Demanded(set), $"within {within}");
            Digits(r2, expected.At("r2").Number()).ShouldBeGreaterThanOrEqualTo(Demanded(set), $"R squared {r2}");
            Digits(sd, expected.At("residual_sd").Number()).ShouldBeGreaterThanOrEqualTo(Demanded(set), $"sd {sd}");
        }
    }

    [Fact]
    public void Digits_count_what_differs()
    {
        Digits(1.01, 1).ShouldBe(2, 0.01);
        Digits(double.PositiveInfinity, 1).ShouldBe(0);
        Digits(double.NaN, 1).ShouldBe(0);
    }
}
