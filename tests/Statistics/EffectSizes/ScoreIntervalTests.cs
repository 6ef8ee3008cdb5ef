using Confrere.Statistics.EffectSizes;

namespace Confrere.Statistics.Tests.EffectSizes;

/// <summary>Miettinen and Nurminen's intervals with the constrained likelihood maximised numerically in R 4.2 (reference/score_intervals).</summary>
public sealed class ScoreIntervalTests
{
    // uniroot inside uniroot.
    private const double Tolerance = 1e-8;

    [Fact]
    public void Difference_and_ratio_agree_with_R()
    {
        foreach (var e in Reference.Expected("score_intervals").GetProperty("tables").EnumerateArray())
        {
            int[] t = [.. e.At("table").Numbers().Select(v => (int)v)];
            var table = new TwoByTwo(new(t[0], t[1]), new(t[2], t[3]));
            table.RiskDifferenceScore.Lower.ShouldBeNear(e.At("difference")[0].Number(), Tolerance);
            table.RiskDifferenceScore.Upper.ShouldBeNear(e.At("difference")[1].Number(), Tolerance);
            table.RiskRatioScore!.Value.Lower.ShouldAgree(e.At("ratio")[0].Number(), Tolerance);
            table.RiskRatioScore!.Value.Upper.ShouldAgree(e.At("ratio")[1].Number(), Tolerance);
        }
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0528, 0.3382)]
    [InlineData(9, 10, 3, 10, 0.1700, 0.8406)]
    public void Difference_reproduces_Newcombe_1998_table_II_method_6(int a, int m, int b, int n, double lower, double upper)
    {
        var interval = new TwoByTwo(new(a, m), new(b, n)).RiskDifferenceScore;
        Math.Round(interval.Lower, 4).ShouldBe(lower);
        Math.Round(interval.Upper, 4).ShouldBe(upper);
    }

    [Fact]
    public void Extreme_tables_have_sensible_limits()
    {
        var none = new TwoByTwo(new(0, 20), new(0, 22));
        none.RiskDifferenceScore.Contains(0).ShouldBeTrue();
        none.RiskRatioScore.ShouldBeNull();
        var all = new TwoByTwo(new(20, 20), new(0, 22)).RiskDifferenceScore;
        all.Upper.ShouldBe(1);
        all.Lower.ShouldBeInRange(0.7, 0.99);
        // Exchanging the groups changes the sign.
        var (forth, back) = (new TwoByTwo(new(5, 19), new(2, 21)).RiskDifferenceScore, new TwoByTwo(new(2, 21), new(5, 19)).RiskDifferenceScore);
        forth.Lower.ShouldBeNear(-back.Upper, Tolerance);
    }
}
