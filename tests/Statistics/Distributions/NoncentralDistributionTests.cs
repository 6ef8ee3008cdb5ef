using System.Text.Json;
using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Tests.Distributions;

/// <summary>Against mpmath at 50 digits and, for the studentised range, scipy (reference/dist).</summary>
public sealed class NoncentralDistributionTests
{
    // Tolerances of reference/README.md.
    private const double Noncentral = 1e-9;
    private const double Tukey = 1e-8;
    private const double Central = 1e-12;

    private static IEnumerable<JsonElement> Cases(string name) => Reference.Expected("dist").At("values", name).EnumerateArray();

    private static double N(JsonElement c, string name) => c.GetProperty(name).Number();

    [Fact]
    public void Noncentral_t_agrees_with_mpmath()
    {
        foreach (var c in Cases("noncentral_t"))
        {
            NoncentralT.LowerTail(N(c, "t"), N(c, "df"), N(c, "ncp")).ShouldAgree(N(c, "cdf"), Noncentral, c.ToString());
            NoncentralT.UpperTail(N(c, "t"), N(c, "df"), N(c, "ncp")).ShouldAgree(1 - N(c, "cdf"), Noncentral, c.ToString());
        }
    }

    [Fact]
    public void Noncentral_chi_square_and_F_agree_with_mpmath()
    {
        foreach (var c in Cases("noncentral_chi2"))
        {
            NoncentralChiSquare.LowerTail(N(c, "x"), N(c, "df"), N(c, "ncp")).ShouldAgree(N(c, "cdf"), Noncentral, c.ToString());
            NoncentralChiSquare.UpperTail(N(c, "x"), N(c, "df"), N(c, "ncp")).ShouldAgree(1 - N(c, "cdf"), Noncentral, c.ToString());
        }
        foreach (var c in Cases("noncentral_F"))
        {
            NoncentralF.LowerTail(N(c, "f"), N(c, "df1"), N(c, "df2"), N(c, "ncp")).ShouldAgree(N(c, "cdf"), Noncentral, c.ToString());
            NoncentralF.UpperTail(N(c, "f"), N(c, "df1"), N(c, "df2"), N(c, "ncp")).ShouldAgree(1 - N(c, "cdf"), Noncentral, c.ToString());
        }
    }

    [Fact]
    public void Studentized_range_agrees_with_scipy_and_its_quantile_inverts_it()
    {
        foreach (var c in Cases("studentized_range"))
        {
            var (q, k, df) = (N(c, "q"), (int)N(c, "k"), N(c, "df"));
            StudentizedRange.UpperTail(q, k, df).ShouldAgree(N(c, "sf"), Tukey, c.ToString());
            StudentizedRange.UpperQuantile(N(c, "sf"), k, df).ShouldAgree(q, Tukey, c.ToString());
        }
    }

    [Fact]
    public void Binomial_agrees_with_mpmath()
    {
        foreach (var c in Cases("binomial"))
        {
            var (k, n, p) = ((int)N(c, "k"), (int)N(c, "n"), N(c, "p"));
            Binomial.LowerTail(k, n, p).ShouldAgree(N(c, "cdf"), Central, c.ToString());
            (Binomial.LowerTail(k, n, p) + Binomial.UpperTail(k, n, p)).ShouldBeNear(1, Central);
        }
    }

    [Theory]
    [InlineData(0.4, 1)]
    [InlineData(2.1, 7.3)]
    [InlineData(-3.5, 250)]
    [InlineData(60, 3)]
    public void Without_noncentrality_t_is_central(double t, double df) =>
        NoncentralT.UpperTail(t, df, 0).ShouldAgree(StudentT.UpperTail(t, df), Noncentral);

    [Fact]
    public void Range_of_two_is_a_t_test()
    {
        foreach (var (t, df) in new[] { (0.5, 4.0), (2.2, 19), (6, 80), (1.5, double.PositiveInfinity) })
            StudentizedRange.UpperTail(t * Math.Sqrt(2), 2, df).ShouldAgree(StudentT.TwoSided(t, df), Tukey);
    }
}
