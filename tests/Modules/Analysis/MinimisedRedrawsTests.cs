using System.Globalization;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Protocols.Contracts;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>A list by minimisation is drawn anew by its own rule (reference/minimisation_test, own program in base R 4.2).</summary>
public sealed class MinimisedRedrawsTests
{
    private const int Draws = 2000;
    private const double Rounding = 1e-9;

    // Standard errors that chance alone passes once in fifteen thousand; the seed is fixed.
    private const double Errors = 4;

    [Fact]
    public void The_test_agrees_with_R_minimisation_test_within_the_error_of_drawing()
    {
        var (rows, expected) = (Rows("data.csv"), Rows("expected.csv")[0]);
        var (statistic, variance, p, drawn) = (Number(expected[0]), Number(expected[2]), Number(expected[3]), Number(expected[4]));
        var residuals = Residuals(rows);
        var plan = Plan();
        RandomisationResult Test() => new MinimisedRedraws(plan, ListOf(rows), () => residuals).Of(plan, Arm("now"), Arm("later"), 40, 37);
        IEnumerable<string> Arm(string arm) => rows.Where(row => row[3] == arm).Select(row => row[0]);
        var result = Test();
        ((double?)result.Statistic).ShouldAgree(statistic, Rounding, "statistic");
        result.P.ShouldBe(p, Errors * Math.Sqrt(p * (1 - p) * (1 / drawn + 1.0 / Draws)));
        result.Variance.ShouldBe(variance, Errors * variance * Math.Sqrt(2 * (1 / drawn + 1.0 / Draws)));
        result.Expectation.ShouldBe(0, Errors * Math.Sqrt(variance / Draws));
        Test().P.ShouldBe(result.P, "the same seed draws the same lists");
    }

    [Fact]
    public void A_list_drawn_anew_depends_on_its_seed_and_keeps_the_balance_of_the_rule()
    {
        var rows = Rows("data.csv");
        var list = ListOf(rows);
        var (one, other) = (list.DrawnAnew(new byte[32]), list.DrawnAnew([.. Enumerable.Repeat((byte)1, 32)]));
        one.ShouldNotBe(other);
        one.ShouldBe(list.DrawnAnew(new byte[32]));
        Math.Abs(2 * one.Count(arm => arm == "now") - one.Count).ShouldBeLessThan(12);
    }

    private static TrialPlan Plan() => new("t", "s", null, null, "all", TrialPlan.AncovaHc3, 0.95, new("now", "now"), new("later", "later"), new("baseline", "before", 0), [new("v", "after", 3)],
        [new("y", "score", "points", 0, 10, true, true, 2)], [], "v", new string('0', 64), new Dictionary<string, string>()) { RandomisationTest = new(Draws, false) { IsMinimised = true }, Seed = 7 };

    private static MinimisedList ListOf(List<string[]> rows)
    {
        AllocationFactor Factor(string code, int column) => new(code, $"x.{code}", [.. rows.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal).Select((level, i) => new FactorLevel(level, i))], 1);
        var rule = new AllocationRule(AllocationStream.Name, AllocationRule.Minimised, [], [new("now", 1, "coaching", null), new("later", 1, "coaching", "v")], [Factor("age", 1), Factor("site", 2)], new(MinimisationRule.Range, 8000));
        return new(rule.Canonical(), [.. rows.Select(row => new MinimisedDraw(row[0], new Dictionary<string, string> { ["age"] = row[1], ["site"] = row[2] }))]);
    }

    // Of the least-squares line of the score on the score before, among those measured.
    private static Dictionary<string, double> Residuals(List<string[]> rows)
    {
        var known = rows.Where(row => row[5].Length > 0).Select(row => (Subject: row[0], X: Number(row[4]), Y: Number(row[5]))).ToList();
        var (x, y) = (known.Average(k => k.X), known.Average(k => k.Y));
        var slope = known.Sum(k => (k.X - x) * (k.Y - y)) / known.Sum(k => (k.X - x) * (k.X - x));
        return known.ToDictionary(k => k.Subject, k => k.Y - y - slope * (k.X - x));
    }

    private static List<string[]> Rows(string file) => [.. File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "minimisation_test", file)).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
