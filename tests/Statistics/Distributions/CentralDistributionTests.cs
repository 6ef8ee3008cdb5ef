using System.Text.Json;
using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Tests.Distributions;

/// <summary>Against mpmath at 50 digits (reference/dist).</summary>
public sealed class CentralDistributionTests
{
    // The tolerance of reference/README.md for central distributions.
    private const double Central = 1e-12;

    // Below the smallest normal number a double loses digits: its last unit there is 5e-324, so 2.9e-316 has eight.
    private const double Subnormal = 1e-8;

    // The reference gives 0 for log(1 - 2.9e-316), because 1 - 2.9e-316 rounds to 1 before the logarithm.
    private const double SmallestNormal = 2.2250738585072014e-308;

    private static readonly JsonElement Values = Reference.Expected("dist").At("values");

    private static IEnumerable<JsonElement> Cases(string name) => Values.GetProperty(name).EnumerateArray();

    private static double N(JsonElement c, string name) => c.GetProperty(name).Number();

    private static void Near(double value, double expected, string what)
    {
        if (expected == 0) value.ShouldBeNear(0, SmallestNormal, what);
        else value.ShouldAgree(expected, Math.Abs(expected) < SmallestNormal ? Subnormal : Central, what);
    }

    [Fact]
    public void Normal_agrees_with_mpmath()
    {
        foreach (var c in Cases("normal"))
        {
            var z = N(c, "z");
            Near(Normal.LowerTail(z), N(c, "cdf"), $"cdf({z})");
            Near(Normal.UpperTail(z), N(c, "sf"), $"sf({z})");
            Near(Normal.Density(z), N(c, "pdf"), $"pdf({z})");
            Near(Normal.LogUpperTail(z), N(c, "log_sf"), $"log sf({z})");
        }
        foreach (var c in Cases("normal_quantile")) Near(Normal.Quantile(N(c, "p")), N(c, "q"), $"quantile({N(c, "p")})");
    }

    [Fact]
    public void T_agrees_with_mpmath()
    {
        foreach (var c in Cases("t"))
        {
            var (t, df) = (N(c, "t"), N(c, "df"));
            Near(StudentT.LowerTail(t, df), N(c, "cdf"), $"cdf({t}, {df})");
            Near(StudentT.UpperTail(t, df), N(c, "sf"), $"sf({t}, {df})");
            Near(StudentT.TwoSided(t, df), N(c, "p_two_sided"), $"p({t}, {df})");
        }
        foreach (var c in Cases("t_quantile")) Near(StudentT.Quantile(N(c, "p"), N(c, "df")), N(c, "q"), c.ToString());
    }

    [Fact]
    public void F_and_chi_square_agree_with_mpmath()
    {
        foreach (var c in Cases("F"))
        {
            Near(FisherF.UpperTail(N(c, "f"), N(c, "df1"), N(c, "df2")), N(c, "sf"), c.ToString());
            Near(FisherF.LowerTail(N(c, "f"), N(c, "df1"), N(c, "df2")), N(c, "cdf"), c.ToString());
        }
        foreach (var c in Cases("chi2"))
        {
            Near(ChiSquare.UpperTail(N(c, "x"), N(c, "df")), N(c, "sf"), c.ToString());
            Near(ChiSquare.LowerTail(N(c, "x"), N(c, "df")), N(c, "cdf"), c.ToString());
        }
    }

    [Fact]
    public void Gamma_agrees_with_mpmath()
    {
        foreach (var c in Cases("gamma"))
        {
            Near(GammaFunction.Log(N(c, "x")), N(c, "lgamma"), c.ToString());
            Near(GammaFunction.Digamma(N(c, "x")), N(c, "digamma"), c.ToString());
        }
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(4.5)]
    [InlineData(137)]
    [InlineData(1e7)]
    [InlineData(3e9)]
    public void Quantile_inverts_the_tail_of_t(double df)
    {
        foreach (var p in new[] { 1e-12, 1e-4, 0.01, 0.3, 0.49, 0.62, 0.999 })
            StudentT.LowerTail(StudentT.Quantile(p, df), df).ShouldAgree(p, Central, $"p = {p}, df = {df}");
    }

    [Fact]
    public void Quantiles_invert_the_tails_of_F_and_chi_square()
    {
        foreach (var p in new[] { 1e-6, 0.025, 0.5, 0.9, 0.999 })
        {
            FisherF.LowerTail(FisherF.Quantile(p, 3, 17.5), 3, 17.5).ShouldAgree(p, Central * 10, $"F {p}");
            ChiSquare.LowerTail(ChiSquare.Quantile(p, 6), 6).ShouldAgree(p, Central * 10, $"chi2 {p}");
        }
    }

    [Fact]
    public void T_approaches_the_normal_without_a_step()
    {
        foreach (var t in new[] { 0.3, 1.96, 5.0 })
        {
            StudentT.UpperTail(t, 0.999e9).ShouldAgree(StudentT.UpperTail(t, 1.001e9), 1e-9);
            StudentT.UpperTail(t, double.PositiveInfinity).ShouldBe(Normal.UpperTail(t));
        }
    }
}
