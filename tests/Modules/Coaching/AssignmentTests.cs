using System.Globalization;
using System.Text.Json;
using Confrere.Coaching.Domain;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>The optimal values of <c>reference/assign_lsa</c> (scipy 1.10.1, linear_sum_assignment), exactly: the costs are whole numbers.</summary>
public sealed class AssignmentTests
{
    private static readonly string Case = Path.Combine(Repository.Root, "reference", "assign_lsa");

    [Fact]
    public void Agrees_with_scipys_linear_sum_assignment_exactly()
    {
        var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Case, "expected.json"))).RootElement.GetProperty("results").EnumerateArray().ToList();
        expected.Count.ShouldBe(4);
        foreach (var problem in expected)
        {
            var costs = Costs(problem.GetProperty("problem").GetString()!);
            costs.Length.ShouldBe(problem.GetProperty("shape")[0].GetInt32());
            Optimum(costs, 1).ShouldBe((long)problem.GetProperty("min_cost").GetDouble());
            Optimum(costs, -1).ShouldBe((long)problem.GetProperty("max_cost").GetDouble());
        }
    }

    [Fact]
    public void Cover_comes_before_cost()
    {
        // Seeker 0 fits coach 0 for nothing; only if they take coach 1, at a high price, can seeker 1 be coached at all.
        Assignment.Solve(2, [[0], [0]], [new(0, 0, 0), new(0, 1, 1_000_000), new(1, 0, 0)]).ShouldBe([1, 0]);
    }

    [Fact]
    public void Nobody_to_match_and_nobody_to_match_with()
    {
        Assignment.Solve(0, [[0]], []).ShouldBeEmpty();
        Assignment.Solve(2, [], []).ShouldBe([-1, -1]);
    }

    private static long Optimum(long[][] costs, int sign)
    {
        var arcs = costs.SelectMany((row, seeker) => row.Select((cost, coach) => new MatchArc(seeker, coach, sign * cost))).ToList();
        var chosen = Assignment.Solve(costs.Length, [.. costs[0].Select(_ => (IReadOnlyList<long>)[0L])], arcs);
        chosen.Distinct().Count().ShouldBe(costs.Length);
        chosen.ShouldAllBe(coach => coach >= 0);
        return chosen.Select((coach, seeker) => costs[seeker][coach]).Sum();
    }

    private static long[][] Costs(string problem) =>
    [
        .. File.ReadLines(Path.Combine(Case, "data.csv")).Skip(1).Select(line => line.Split(',')).Where(fields => fields[0] == problem)
            .Select(fields => fields[2].Split(';').Select(cost => long.Parse(cost, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
