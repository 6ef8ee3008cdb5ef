using CsCheck;
using Confrere.Statistics.Multiplicity;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Multiplicity;

/// <summary>R 4.2 p.adjust (reference/tests); closed tests by brute force in R (reference/multiplicity).</summary>
public sealed class PValueTests
{
    // Products and quotients of doubles.
    private const double Tolerance = 1e-12;

    private static readonly double[] P = Reference.Expected("tests").At("p_adjust", "p").Numbers();

    [Theory]
    [InlineData("bonferroni")]
    [InlineData("holm")]
    [InlineData("hochberg")]
    [InlineData("hommel")]
    [InlineData("BH")]
    [InlineData("BY")]
    public void Adjusted_p_values_agree_with_R(string method)
    {
        var expected = Reference.Expected("tests").At("p_adjust", method).Numbers();
        var backwards = Adjust(method, [.. P.Reverse()]).Reverse().ToArray();
        foreach (var adjusted in new[] { Adjust(method, P), backwards })
            for (var i = 0; i < P.Length; i++) adjusted[i].ShouldAgree(expected[i], Tolerance, $"{method} {i}");
    }

    [Fact]
    public void Gates_agree_with_the_closed_test_in_R()
    {
        foreach (var graph in Reference.Expected("multiplicity").GetProperty("graphs").EnumerateArray())
        {
            var weights = graph.At("weights").Numbers();
            var gates = new Gatekeeping([.. weights.Select((_, i) => $"H{i + 1}")], weights, graph.At("transfer", "data").Rows());
            foreach (var draw in graph.GetProperty("draws").EnumerateArray())
            {
                var adjusted = gates.Adjust(draw.At("p").Numbers());
                var expected = draw.At("adjusted").Numbers();
                for (var i = 0; i < expected.Length; i++) adjusted[i].ShouldAgree(expected[i], Tolerance, graph.At("name").GetString()!);
            }
        }
    }

    [Fact]
    public void A_fixed_sequence_is_the_running_maximum() =>
        Gatekeeping.FixedSequence("a", "b", "c").Adjust([0.01, 0.04, 0.02]).ShouldBe([0.01, 0.04, 0.04]);

    [Fact]
    public void Serial_gates_are_Holm_behind_the_worst_of_the_family_before()
    {
        var adjusted = Gatekeeping.AdjustSerially([0.01, 0.02], [0.001, 0.5]);
        adjusted[0].ShouldBe([0.02, 0.02]);
        adjusted[1].ShouldBe([0.02, 0.5]);
    }

    [Fact]
    public void Hommel_rejects_no_less_than_Hochberg_and_Hochberg_no_less_than_Holm()
    {
        Gen.Double[0, 1].Array[1, 12].Sample(p =>
        {
            var (hommel, hochberg, holm) = (PValues.Hommel(p), PValues.Hochberg(p), PValues.Holm(p));
            for (var i = 0; i < p.Length; i++)
            {
                hommel[i].ShouldBeLessThanOrEqualTo(hochberg[i] + Tolerance);
                hochberg[i].ShouldBeLessThanOrEqualTo(holm[i] + Tolerance);
                hommel[i].ShouldBeGreaterThanOrEqualTo(p[i]);
            }
        }, iter: 300);
    }

    [Fact]
    public void Refuses_what_is_no_p_value_and_gates_that_lead_nowhere()
    {
        Should.Throw<ArgumentException>(() => PValues.Holm([0.1, double.NaN])).Message.ShouldContain("p-value 2 is NaN");
        Should.Throw<ArgumentException>(() => Gatekeeping.FixedSequence("a").Adjust([0.1, 0.2])).Message.ShouldContain("2 p-values for 1 hypotheses");
        Should.Throw<DataProblemsException>(() => new Gatekeeping(["a", "a"], [0.7, 0.7], [[0, 1], [1, 0.5]])).Problems.Count.ShouldBe(3);
    }

    private static IReadOnlyList<double> Adjust(string method, double[] p) => method switch
    {
        "bonferroni" => PValues.Bonferroni(p),
        "holm" => PValues.Holm(p),
        "hochberg" => PValues.Hochberg(p),
        "hommel" => PValues.Hommel(p),
        "BH" => PValues.BenjaminiHochberg(p),
        _ => PValues.BenjaminiYekutieli(p),
    };
}
