using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Resampling;

namespace Confrere.Statistics.Tests.Resampling;

/// <summary>Complete enumeration in R 4.2, coin 1.4-2 (reference/tests).</summary>
public sealed class RandomizationTests
{
    private const double Tolerance = 1e-10;

    private static readonly Frame Data = Reference.Data("tests");
    private static readonly JsonElement Case = Reference.Expected("tests");

    private static double[] Scores(string group, int count)
    {
        var (score, factor) = (Data.Numeric("score"), Data.Factor("group"));
        return [.. Enumerable.Range(0, Data.Rows).Where(i => factor[i] == group).Select(i => score[i]).Take(count)];
    }

    private static (Randomization Design, double[] Scores) Blocked()
    {
        var e = Case.At("blocked_rerandomisation");
        var rows = e.At("rows").Numbers().Select(r => (int)r - 1);
        string[] Labels(string name) => [.. e.At(name).Numbers().Select(v => v.ToString("F0", System.Globalization.CultureInfo.InvariantCulture))];
        return (Randomization.Of(new("arm", Labels("arm")), new("block", Labels("block"))), [.. rows.Select(r => Data.Numeric("score")[r])]);
    }

    private static (Randomization Design, double[] Scores) TwoGroups()
    {
        double[] x = Scores("A", 8), y = Scores("B", 9);
        return (Randomization.Of(new("arm", [.. x.Select(_ => "treated"), .. y.Select(_ => "control")], ["control", "treated"])), [.. x, .. y]);
    }

    [Fact]
    public void Every_allocation_of_two_groups_agrees_with_enumeration_in_R()
    {
        var (design, scores) = TwoGroups();
        var (test, e) = (design.Exact(scores)!, Case.At("perm_first8A_first9B"));
        design.Allocations.ShouldBe(e.At("n_permutations").Number());
        test.IsExact.ShouldBeTrue();
        test.PValue.ShouldAgree(e.At("p_two_sided_abs_diff").Number(), Tolerance);
        test.PValue.ShouldAgree(e.At("p_coin_exact").Number(), Tolerance);
        test.PGreater.ShouldAgree(e.At("p_greater").Number(), Tolerance);
        test.PLess.ShouldAgree(e.At("p_less").Number(), Tolerance);
    }

    [Fact]
    public void Blocks_are_respected_as_in_R()
    {
        var (design, scores) = Blocked();
        var (test, e) = (design.Exact(scores)!, Case.At("blocked_rerandomisation"));
        test.Allocations.ShouldBe(e.At("n_assignments").Number());
        test.Statistic.ShouldAgree(e.At("observed_sum_arm1").Number(), Tolerance);
        test.Expectation.ShouldAgree(e.At("expectation").Number(), Tolerance);
        test.Variance.ShouldAgree(e.At("variance").Number(), Tolerance);
        test.PValue.ShouldAgree(e.At("p_two_sided_abs_deviation").Number(), Tolerance);
        test.PGreater.ShouldAgree(e.At("p_greater").Number(), Tolerance);
    }

    [Fact]
    public void Scores_off_any_grid_are_enumerated_with_the_same_answer()
    {
        var (design, scores) = Blocked();
        // A change of unit by an irrational factor leaves every p-value as it is.
        var test = design.Exact([.. scores.Select(s => s * Math.Sqrt(2))])!;
        test.PValue.ShouldAgree(Case.At("blocked_rerandomisation", "p_two_sided_abs_deviation").Number(), Tolerance);
        test.Variance.ShouldAgree(2 * Case.At("blocked_rerandomisation", "variance").Number(), Tolerance);
    }

    [Fact]
    public void Sign_flips_agree_with_enumeration_in_R()
    {
        var (score, pre, group) = (Data.Numeric("score"), Data.Numeric("pre"), Data.Factor("group"));
        var test = SignFlips.Exact([.. Enumerable.Range(0, Data.Rows).Where(i => group[i] == "C").Take(12).Select(i => Math.Round(score[i] - pre[i], 6))])!;
        test.Allocations.ShouldBe(Case.At("signflip_C_first12", "n_flips").Number());
        test.PValue.ShouldAgree(Case.At("signflip_C_first12", "p_two_sided").Number(), Tolerance);
        test.PGreater.ShouldAgree(Case.At("signflip_C_first12", "p_greater").Number(), Tolerance);
    }

    [Fact]
    public void Drawn_allocations_come_near_the_exact_test_and_respect_blocks()
    {
        var (design, scores) = Blocked();
        var exact = design.Exact(scores)!;
        var drawn = design.Approximate(scores, 20_000, seed: 11);
        drawn.IsExact.ShouldBeFalse();
        drawn.Expectation.ShouldAgree(exact.Expectation, Tolerance);
        drawn.Variance.ShouldAgree(exact.Variance, Tolerance);
        drawn.PValue.ShouldBeNear(exact.PValue, 4 * Math.Sqrt(exact.PValue * (1 - exact.PValue) / 20_000));
        drawn.MonteCarloInterval(0.9999).Contains(exact.PValue).ShouldBeTrue();
        var general = design.Approximate(() => arms =>
        {
            double sum = 0;
            for (var i = 0; i < arms.Length; i++) sum += arms[i] * scores[i];
            for (var block = 0; block < 3; block++) (arms[6 * block] + arms[6 * block + 1] + arms[6 * block + 2] + arms[6 * block + 3] + arms[6 * block + 4] + arms[6 * block + 5]).ShouldBe(3);
            return sum;
        }, 20_000, seed: 12);
        general.PValue.ShouldBeNear(exact.PValue, 4 * Math.Sqrt(exact.PValue * (1 - exact.PValue) / 20_000));
    }

    [Fact]
    public void The_same_seed_draws_the_same_allocations()
    {
        var (design, scores) = TwoGroups();
        design.Approximate(scores, 5000, seed: 1).ShouldBe(design.Approximate(scores, 5000, seed: 1));
        design.Approximate(scores, 5000, seed: 1).PValue.ShouldNotBe(design.Approximate(scores, 5000, seed: 2).PValue);
    }

    [Fact]
    public void Many_blocks_are_exact_beyond_any_enumeration()
    {
        // 138 people in 23 blocks of six: 20^23 allocations.
        var arms = Enumerable.Range(0, 138).Select(i => i % 2 == 0 ? "a" : "b");
        var design = Randomization.Of(new("arm", arms), new("block", Enumerable.Range(0, 138).Select(i => $"{i / 6}")));
        double[] scores = [.. Enumerable.Range(0, 138).Select(i => i * 37 % 101 / 10.0)];
        var test = design.Exact(scores)!;
        test.Allocations.ShouldAgree(Math.Pow(20, 23), Tolerance);
        (test.PGreater + test.PLess).ShouldBeGreaterThanOrEqualTo(1);
        var moments = design.Approximate(scores, 20, seed: 1);
        test.Expectation.ShouldAgree(moments.Expectation, Tolerance);
        test.Variance.ShouldAgree(moments.Variance, Tolerance);
        // Close to normal with so many blocks.
        var z = Math.Abs(test.Statistic - test.Expectation) / Math.Sqrt(test.Variance);
        test.PValue.ShouldBeNear(2 * Confrere.Statistics.Distributions.Normal.UpperTail(z), 0.01);
    }

    [Fact]
    public void Refuses_allocations_without_alternative()
    {
        Should.Throw<DataProblemsException>(() => Randomization.Of(new("arm", ["a", "a"]))).Message.ShouldContain("fewer than two arms");
        var design = Randomization.Of(new("arm", ["a", "b"]), new("block", ["1", "2"]));
        Should.Throw<DataProblemsException>(() => design.Exact([1, 2])).Message.ShouldContain("No block has participants of both arms");
        Should.Throw<DataProblemsException>(() => design.Exact([1, double.PositiveInfinity, 3])).Message.ShouldContain("There are 3 for 2 rows");
    }
}
