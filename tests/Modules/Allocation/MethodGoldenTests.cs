using System.Text.Json;
using Confrere.Allocation.Domain;
using Confrere.Protocols.Contracts;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>Golden vectors: reference/allocation_methods (Python, exact fractions) and reference/minimisation (scores and deterministic sequence).</summary>
public sealed class MethodGoldenTests
{
    // The program prints the nearest double of an exact fraction; ours is a sum of at most six quotients.
    private const double ProbabilityTolerance = 1e-14;

    // Reference scores are rounded to 12 decimals by their program.
    private const double ScoreTolerance = 1e-12;

    private static readonly JsonElement Golden = BlockReference.Case("allocation_methods");

    [Fact]
    public void Simple_draws_agree_with_the_python_program()
    {
        foreach (var golden in Golden.GetProperty("simple").EnumerateArray())
        {
            var simple = new SimpleDraw(Seed(golden), new("allocation/1", AllocationRule.Simple, [], Arms(golden)));

            golden.GetProperty("draws").EnumerateArray().Select(arm => arm.GetString())
                .ShouldBe(Enumerable.Range(0, 60).Select(position => simple.At("all", position).Arm.Value));
        }
    }

    [Fact]
    public void Minimisation_agrees_with_the_python_program()
    {
        foreach (var golden in Golden.GetProperty("minimisation").EnumerateArray())
        {
            var rule = new AllocationRule("allocation/1", AllocationRule.Minimised, [], Arms(golden), Factors(golden),
                new(golden.GetProperty("measure").GetString()!, golden.GetProperty("best").GetInt32()));
            var (minimiser, margins) = (new Minimiser(Seed(golden), rule), new Margins(rule));
            foreach (var (draw, position) in golden.GetProperty("draws").EnumerateArray().Select((draw, position) => (draw, position)))
            {
                var levels = draw.GetProperty("levels").EnumerateObject().ToDictionary(level => level.Name, level => level.Value.GetString()!);

                var drawn = minimiser.At(position, margins, levels);

                drawn.Arm.Value.ShouldBe(draw.GetProperty("arm").GetString(), $"{golden.GetProperty("name")}, draw {position}");
                drawn.Probability!.Value.ShouldBe(draw.GetProperty("probability").GetDouble(), ProbabilityTolerance);
                margins.Add(levels, drawn.Arm.Value);
            }
        }
    }

    [Theory, InlineData("range", "range"), InlineData("variance", "variance"), InlineData("marginal_total", "marginal-total")]
    public void Scores_and_sequence_agree_with_reference_minimisation(string name, string measure)
    {
        var expected = BlockReference.Case("minimisation").GetProperty("results").GetProperty(name);
        string[] factors = ["f1", "f2", "f3"];
        var rule = new AllocationRule("allocation/1", AllocationRule.Minimised, [], [new("0", 1, "", null), new("1", 1, "", null)],
            [.. factors.Select(code => new AllocationFactor(code, "", [new("0", 1), new("1", 2), new("2", null)], 1))], new(measure, 8000));
        var (minimiser, margins) = (new Minimiser(new byte[32], rule), new Margins(rule));
        var people = BlockReference.Rows("minimisation");
        people.Count.ShouldBe(60);
        foreach (var (person, place) in people.Select((person, place) => (person, place)))
        {
            var levels = factors.ToDictionary(code => code, code => person[code]);

            var scores = minimiser.Scores(margins, levels);

            foreach (var (score, arm) in expected.GetProperty("scores_per_arm")[place].EnumerateArray().Select((score, arm) => (score.GetDouble(), arm)))
                scores[arm].ShouldBe(score, ScoreTolerance);
            // The reference takes the best arm with certainty and of tied ones the first.
            var taken = minimiser.Best(scores)[0].Code;
            taken.ShouldBe($"{expected.GetProperty("allocation")[place]}", $"subject {place + 1}");
            margins.Add(levels, taken);
        }
        foreach (var (factor, place) in factors.Select((factor, place) => (factor, place)))
            foreach (var (level, number) in expected.GetProperty("final_marginals")[place].EnumerateArray().Select((level, number) => (level, number)))
                margins.Of(factor, $"{number}").ShouldBe(level.EnumerateArray().Select(count => count.GetInt32()));
    }

    private static byte[] Seed(JsonElement golden) => Convert.FromHexString(golden.GetProperty("seed").GetString()!);

    private static List<RuledArm> Arms(JsonElement golden) =>
        [.. golden.GetProperty("arms").EnumerateArray().Select(arm => new RuledArm(arm.GetProperty("code").GetString()!, arm.GetProperty("ratio").GetInt32(), "", null))];

    private static List<AllocationFactor> Factors(JsonElement golden) =>
        [.. golden.GetProperty("factors").EnumerateArray().Select(factor => new AllocationFactor(
            factor.GetProperty("code").GetString()!, "", [.. factor.GetProperty("levels").EnumerateArray().Select(level => new FactorLevel(level.GetString()!, null))],
            factor.GetProperty("weight").GetInt32()))];
}
