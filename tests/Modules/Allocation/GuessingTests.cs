using Confrere.Allocation.Domain;
using Confrere.Protocols.Contracts;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>Somebody who knows every earlier arm and the rule guesses the next one as well as anybody could. They do no better than theory says.</summary>
public sealed class GuessingTests
{
    // Four Monte Carlo standard errors: a true rate falls outside once in 16,000 comparisons.
    private const double StandardErrorsAllowed = 4;
    private const int Lists = 20_000;

    /// <summary>reference/permuted_blocks: with one known size, guess the arm of which most are left, of equal ones any.</summary>
    [Theory, InlineData(2, 2), InlineData(4, 2), InlineData(6, 2), InlineData(6, 3)]
    public void Guessing_blocks_of_a_known_size_succeeds_as_enumeration_says(int size, int arms)
    {
        var expected = BlockReference.Case("permuted_blocks").GetProperty("blocks").EnumerateArray()
            .Single(block => block.GetProperty("block_size").GetInt32() == size && block.GetProperty("arms").GetInt32() == arms)
            .GetProperty("expected_correct_guesses_convergence_strategy_per_block").GetDouble();
        var sequence = new BlockSequence(new byte[32], OneToOne([size], arms));

        AgreesWith(expected, [.. Enumerable.Range(0, Lists).Select(index => RightInBlock([.. sequence.Block("all", index).Select(arm => arm.Value)], size / arms))]);
    }

    [Fact]
    public void The_best_guesser_of_blocks_of_hidden_sizes_does_no_better_than_theory()
    {
        int[] sizes = [2, 4, 6];
        const int Places = 10;
        var theory = new BlockGuesser(sizes);
        var rule = OneToOne(sizes);

        var right = Enumerable.Range(0, Lists).Select(list =>
        {
            var arms = new BlockSequence(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(list)), rule).From("all").Take(Places).Select(arm => arm.Value == "arm0").ToList();
            return (double)Enumerable.Range(0, Places).Count(place => theory.Guess(arms[..place]) == arms[place]);
        }).ToList();

        AgreesWith(theory.ExpectedRight(Places), right);
        // Hidden sizes cost the guesser something: with blocks known to be of 4 they would be right 0.708 of the time.
        (right.Average() / Places).ShouldBeLessThan(2.8333333333333335 / 4);
    }

    /// <summary>Strata have streams of their own: whoever knows all of one guesses the other as if they knew nothing.</summary>
    [Theory, InlineData(0), InlineData(3), InlineData(7)]
    public void Knowing_another_stratum_helps_nobody(int place)
    {
        var rule = OneToOne([2, 4, 6]);

        var same = Enumerable.Range(0, Lists).Select(list =>
        {
            var sequence = new BlockSequence(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(list)), rule);
            return sequence.From("centre=north").ElementAt(place) == sequence.From("centre=south").ElementAt(place) ? 1.0 : 0.0;
        }).ToList();

        AgreesWith(0.5, same);
    }

    [Fact]
    public void Nobody_guesses_simple_randomisation_better_than_its_ratio()
    {
        var simple = new SimpleDraw(new byte[32], OneToOne([], arms: 2) with { Method = AllocationRule.Simple });
        var arms = Enumerable.Range(0, Lists).Select(position => simple.At("all", position).Arm.Value == "arm0").ToList();

        // Guess what came less often until now, what came last, and always the first: none gains.
        var seen = 0;
        var less = new List<double>();
        for (var place = 0; place < Lists; place++)
        {
            less.Add(arms[place] == (2 * seen < place) ? 1 : 0);
            seen += arms[place] ? 1 : 0;
        }
        AgreesWith(0.5, less);
        AgreesWith(0.5, [.. arms.Zip(arms.Skip(1)).Select(pair => pair.First == pair.Second ? 1.0 : 0.0)]);
        AgreesWith(0.5, [.. arms.Select(arm => arm ? 1.0 : 0.0)]);
    }

    [Theory, InlineData("range"), InlineData("variance"), InlineData("marginal-total")]
    public void The_best_guesser_of_a_minimisation_is_right_as_often_as_the_recorded_probabilities_say_and_margins_stay_alike(string measure)
    {
        const int People = 4_000;
        var rule = OneToOne([], 2) with { Method = AllocationRule.Minimised, Factors = [Factor("a", 3), Factor("b", 2)], Minimisation = new(measure, 8000) };
        var (minimiser, margins) = (new Minimiser(new byte[32], rule), new Margins(rule));
        var levels = new AllocationStream(new byte[32], "test", "levels", 0);
        var surprise = new List<double>();
        for (var person = 0; person < People; person++)
        {
            var own = new Dictionary<string, string> { ["a"] = $"{levels.Below(3)}", ["b"] = $"{levels.Below(2)}" };
            var best = minimiser.Best(minimiser.Scores(margins, own));
            var drawn = minimiser.At(person, margins, own);
            surprise.Add((drawn.Arm.Value == best[0].Code ? 1 : 0) - minimiser.Probability(best[0], best));
            margins.Add(own, drawn.Arm.Value);
        }
        AgreesWith(0, surprise);
        // Without minimisation a level of 1,300 people would differ by 36 (one standard deviation); with it the lead cannot grow.
        foreach (var (factor, level) in new[] { ("a", "0"), ("a", "1"), ("a", "2"), ("b", "0"), ("b", "1") })
            Math.Abs(margins.Of(factor, level)[0] - margins.Of(factor, level)[1]).ShouldBeLessThan(20, $"{factor}={level}");
    }

    [Fact]
    public void An_unequal_ratio_is_kept_by_minimisation()
    {
        const int People = 6_000;
        AllocationRule rule = new("allocation/1", AllocationRule.Minimised, [], [new("one", 1, "", null), new("two", 2, "", null), new("three", 3, "", null)], [Factor("a", 2)], new("range", 8000));
        var (minimiser, margins) = (new Minimiser(new byte[32], rule), new Margins(rule));
        var arms = new List<string>();
        for (var person = 0; person < People; person++)
        {
            var own = new Dictionary<string, string> { ["a"] = $"{person % 2}" };
            arms.Add(minimiser.At(person, margins, own).Arm.Value);
            margins.Add(own, arms[^1]);
        }
        foreach (var arm in rule.Arms)
        {
            var share = arm.Ratio / 6.0;
            var observed = arms.Count(code => code == arm.Code) / (double)People;
            Math.Abs(observed - share).ShouldBeLessThan(StandardErrorsAllowed * Math.Sqrt(share * (1 - share) / People), arm.Code);
        }
    }

    [Fact]
    public void Control_a_guesser_who_sees_the_sizes_is_found_out()
    {
        var right = Enumerable.Repeat(3.0, 100).Append(2.9).ToList();

        Should.Throw<Shouldly.ShouldAssertException>(() => AgreesWith(2.8333, right));
    }

    private static double RightInBlock(string[] block, int ofEach)
    {
        var left = block.Distinct().ToDictionary(arm => arm, _ => ofEach);
        var right = 0.0;
        foreach (var arm in block)
        {
            var most = left.Where(pair => pair.Value == left.Values.Max()).Select(pair => pair.Key).ToList();
            // The expectation over the guesser's own coin, so that only the block's order varies.
            if (most.Contains(arm)) right += 1.0 / most.Count;
            left[arm]--;
        }
        return right;
    }

    private static void AgreesWith(double theory, List<double> observed)
    {
        var mean = observed.Average();
        var error = Math.Sqrt(observed.Sum(value => (value - mean) * (value - mean)) / (observed.Count - 1) / observed.Count);
        Math.Abs(mean - theory).ShouldBeLessThanOrEqualTo(StandardErrorsAllowed * error + 1e-12, $"mean {mean}, theory {theory}, standard error {error}");
    }

    private static AllocationFactor Factor(string code, int levels) =>
        new(code, "", [.. Enumerable.Range(0, levels).Select(level => new FactorLevel($"{level}", level == levels - 1 ? null : level + 1))], 1);

    private static AllocationRule OneToOne(IReadOnlyList<int> sizes, int arms = 2) =>
        new("allocation/1", AllocationRule.PermutedBlocks, sizes, [.. Enumerable.Range(0, arms).Select(arm => new RuledArm($"arm{arm}", 1, "", null))]);
}
