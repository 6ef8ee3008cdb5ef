using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Random;
using Confrere.Statistics.Sequential;

namespace Confrere.Statistics.Tests.Sequential;

/// <summary>Multivariate normal integrals by mvtnorm in R 4.2 (reference/sequential) and printed tables.</summary>
public sealed class SequentialTests
{
    // Miwa's algorithm with 2048 steps.
    private const double Integral = 1e-6, Formula = 1e-12;

    [Fact]
    public void Bounds_and_crossing_probabilities_agree_with_mvtnorm()
    {
        foreach (var e in Reference.Expected("sequential").GetProperty("designs").EnumerateArray())
        {
            var two = e.At("two_sided").GetBoolean();
            var design = GroupSequentialDesign.Of(e.At("fractions").Numbers(), Spending(e.At("spending").GetString()!), two ? 0.05 : 0.025, two);
            var (bounds, crossing) = (e.At("bounds").Numbers(), two ? e.At("crossing_drift_3.2").Numbers() : []);
            for (var k = 0; k < bounds.Length; k++)
            {
                design.Looks[k].Bound.ShouldBeNear(bounds[k], Integral * 10, $"bound {k}");
                if (two) design.CrossingProbabilities(3.2)[k].ShouldBeNear(crossing[k], Integral);
            }
        }
    }

    // Five equal looks, two-sided 0.05: Reboussin, DeMets, Kim and Lan (2000), the programs' printed examples.
    [Theory]
    [InlineData("obf", 4.8769, 3.3569, 2.6803, 2.2898, 2.0310)]
    [InlineData("pocock", 2.4380, 2.4268, 2.4101, 2.3966, 2.3859)]
    public void Five_equal_looks_reproduce_Reboussin_and_others_2000(string spending, params double[] bounds)
    {
        var design = GroupSequentialDesign.Of([0.2, 0.4, 0.6, 0.8, 1], Spending(spending));
        // The second O'Brien-Fleming bound is 3.35701 by mvtnorm too: the program of the paper is off by one unit of its last decimal there.
        for (var k = 0; k < bounds.Length; k++) design.Looks[k].Bound.ShouldBeNear(bounds[k], 1.5e-4);
    }

    [Fact]
    public void All_of_the_level_is_spent_and_later_looks_do_not_change_earlier_bounds()
    {
        var (short_, long_) = (GroupSequentialDesign.Of([0.3, 0.6], AlphaSpending.OBrienFleming), GroupSequentialDesign.Of([0.3, 0.6, 0.8, 1], AlphaSpending.OBrienFleming));
        long_.Looks[1].Bound.ShouldBe(short_.Looks[1].Bound);
        long_.CrossingProbabilities(0)[^1].ShouldBeNear(0.05, 1e-9);
        GroupSequentialDesign.Of([1], AlphaSpending.Pocock).Looks[0].Bound.ShouldBeNear(1.959963984540054, 1e-9);
        double.IsPositiveInfinity(GroupSequentialDesign.Of([0.01, 1], AlphaSpending.OBrienFleming).Looks[0].Bound).ShouldBeTrue();
    }

    [Fact]
    public void Repeated_interval_excludes_zero_exactly_when_the_trial_may_stop()
    {
        var design = GroupSequentialDesign.Of([0.5, 1], AlphaSpending.OBrienFleming);
        foreach (var z in new[] { 2.9, 3.0 })
        {
            var estimate = Estimate.Of("effect", z * 0.7, 0.7, double.PositiveInfinity, DegreesOfFreedomMethod.Infinite);
            design.Stops(0, estimate).ShouldBe(!design.RepeatedInterval(0, estimate).Contains(0));
        }
    }

    [Fact]
    public void Confidence_sequence_agrees_with_its_formula_in_R()
    {
        foreach (var e in Reference.Expected("sequential").GetProperty("confidence_sequence").EnumerateArray())
        {
            var (estimate, error, result) = (e.At("estimate").Number(), e.At("se").Number(), e.At("result").Numbers());
            var sequence = new ConfidenceSequence(e.At("planned_se").Number());
            sequence.At(estimate, error).Lower.ShouldAgree(result[0], Formula);
            sequence.At(estimate, error).Upper.ShouldAgree(result[1], Formula);
            sequence.PValueAt(estimate, error).ShouldAgree(result[2], Formula);
        }
    }

    [Fact]
    public void Looking_after_every_participant_keeps_the_level()
    {
        const int trials = 500, participants = 100;
        var sequence = new ConfidenceSequence(1 / Math.Sqrt(100));
        var missed = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var (stream, sum, out_) = (new Philox(2026, (uint)trial), 0.0, false);
            for (var n = 1; n <= participants; n++)
            {
                sum += stream.StandardNormal();
                out_ |= !sequence.At(sum / n, 1 / Math.Sqrt(n)).Contains(0);
            }
            if (out_) missed++;
        }
        // Naive intervals would miss in about 40 %; the sequence may miss 5 % at most.
        ((double)missed / trials).ShouldBeLessThan(0.05 + 4 * Math.Sqrt(0.05 * 0.95 / trials));
        missed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Interval_and_p_value_give_the_same_verdict_and_intersections_shrink()
    {
        var sequence = new ConfidenceSequence(0.5);
        foreach (var z in new[] { 1.0, 2.5, 2.8, 3.5 })
            sequence.At(z * 0.6, 0.6).Contains(0).ShouldBe(sequence.PValueAt(z * 0.6, 0.6) > 0.05);
        var running = sequence.Running([(1, 2), (1.5, 1), (1.2, 0.5), (9, 0.5)]);
        running[1]!.Value.Lower.ShouldBeGreaterThanOrEqualTo(running[0]!.Value.Lower);
        running[3].ShouldBeNull();
    }

    [Fact]
    public void Refuses_looks_that_do_not_rise()
    {
        Should.Throw<DataProblemsException>(() => GroupSequentialDesign.Of([0.5, 0.4, 1.2], AlphaSpending.Pocock, 0.7)).Problems.Count.ShouldBe(3);
        Should.Throw<DataProblemsException>(() => new ConfidenceSequence(1).At(double.NaN, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0));
    }

    private static AlphaSpending Spending(string name) => name switch { "obf" => AlphaSpending.OBrienFleming, "pocock" => AlphaSpending.Pocock, _ => AlphaSpending.Power(3) };
}
