using Confrere.Analysis.Domain.Release;
using Confrere.Statistics.Random;
using Google.OrTools.LinearSolver;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>
/// An attacker who knows every released table, its totals, how counts are rounded, and earlier releases of the same people, and asks a linear programme how
/// narrowly each hidden count of 1 to 10 is determined.
/// </summary>
public sealed class DisclosureAttackTests
{
    private const int Tables = 2000, Rows = 8, Columns = 4, OtherColumns = 3;
    // The trust goal P1: no hidden count is known to within ten people.
    private const double NarrowestAllowed = 10;
    // The solver's own tolerance on a bound of whole people.
    private const double SolverTolerance = 1e-6;

    private static readonly Hierarchy Units = Of(Rows, [i => $"unit {i}", i => $"department {i / 2}", i => $"site {i / 4}", _ => "all"]);
    private static readonly Hierarchy Answers = Of(Columns, [j => $"answer {j}", j => $"half {j / 2}", _ => "all"]);
    private static readonly Hierarchy Others = Of(OtherColumns, [j => $"other {j}", j => j == 0 ? "other 0" : "rest", _ => "all"]);

    [Fact]
    public void No_hidden_cell_is_narrower_than_ten_by_totals_other_tables_and_earlier_releases()
    {
        var (hidden, released, narrowest) = (0, 0, double.PositiveInfinity);
        for (var table = 0; table < Tables; table++)
        {
            var (before, after) = People(table);
            var disclosure = new Disclosure(11);
            var engine = new TableRelease(disclosure, new ReleaseLedger(disclosure));
            List<(PublishedTable? Table, bool IsOther, bool IsLater)> known =
            [
                (engine.Publish("answers", [.. before.Select(p => new Counted(p.Id, p.Unit, p.Answer))], Units, Answers), false, false),
                (engine.Publish("others", [.. before.Select(p => new Counted(p.Id, p.Unit, p.Other))], Units, Others), true, false),
                (engine.Publish("answers later", [.. after.Select(p => new Counted(p.Id, p.Unit, p.Answer))], Units, Answers), false, true),
            ];
            released += known.Count(x => x.Table is not null);
            foreach (var width in Widths(before, after, known))
            {
                hidden++;
                narrowest = Math.Min(narrowest, width);
            }
        }
        hidden.ShouldBeGreaterThan(10_000, "the random tables must have small cells to hide");
        released.ShouldBeGreaterThan(Tables, "an engine that releases nothing would hide everything");
        narrowest.ShouldBeGreaterThanOrEqualTo(NarrowestAllowed - SolverTolerance);
    }

    [Fact]
    public void The_attacker_recovers_cells_that_are_only_hidden_one_by_one()
    {
        var (hidden, exact) = (0, 0);
        for (var table = 0; table < 50; table++)
        {
            var people = People(table).Before;
            var counts = Leaves(people);
            using var solver = Solver.CreateSolver("GLOP");
            var x = Variables(solver);
            for (var i = 0; i < Rows; i++) solver.Add(Sum(x, (r, _) => r == i) == Enumerable.Range(0, Columns).Sum(j => counts[i, j]));
            for (var j = 0; j < Columns; j++) solver.Add(Sum(x, (_, c) => c == j) == Enumerable.Range(0, Rows).Sum(i => counts[i, j]));
            foreach (var (i, j) in Cells().Where(cell => counts[cell.I, cell.J] is 0 or > 10)) solver.Add(x[i, j] == counts[i, j]);
            foreach (var (i, j) in Cells().Where(cell => counts[cell.I, cell.J] is > 0 and <= 10))
            {
                hidden++;
                if (Widths(solver, [[x[i, j]]])[0] < 1) exact++;
            }
        }
        ((double)exact / hidden).ShouldBeGreaterThan(0.2, "an attacker that cannot do this could not find a leak of the engine either");
    }

    [Fact]
    public void A_group_that_differs_by_a_few_people_from_an_earlier_one_is_refused_and_the_table_collapses()
    {
        var disclosure = new Disclosure(11);
        var ledger = new ReleaseLedger(disclosure);
        HashSet<string> Group(int from, int count) => [.. Enumerable.Range(from, count).Select(i => $"p{i}")];
        ledger.Add("first", Group(0, 40));
        ledger.TooNear(Group(0, 40)).ShouldBeNull("the same people again say nothing new");
        ledger.TooNear(Group(0, 45)).ShouldBe("first");
        ledger.TooNear(Group(3, 40)).ShouldBe("first", "three left and three came");
        ledger.TooNear(Group(0, 51)).ShouldBeNull();
        ledger.TooNear(Group(100, 12)).ShouldBeNull("a group without anybody of the earlier one cannot be subtracted from it");
    }

    [Fact]
    public void A_small_group_shows_nothing_at_all()
    {
        var disclosure = new Disclosure(11);
        new TableRelease(disclosure, new(disclosure)).Publish("few", [.. Enumerable.Range(0, 9).Select(i => new Counted($"p{i}", "0", "0"))], Units, Answers).ShouldBeNull();
    }

    private sealed record Person(string Id, string Unit, string Answer, string Other);

    private static (List<Person> Before, List<Person> After) People(int table)
    {
        var random = new Philox(20261123, (uint)table);
        int Below(int bound) => (int)random.Below((ulong)bound);
        var people = new List<Person>();
        void Add(int i, int j, int count)
        {
            for (var k = 0; k < count; k++) people.Add(new($"p{people.Count}", $"{i}", $"{j}", $"{Below(OtherColumns)}"));
        }
        foreach (var (i, j) in Cells()) Add(i, j, Below(3) switch { 0 => Below(11), 1 => Below(25), _ => 11 + Below(60) });
        var before = people.ToList();
        foreach (var (i, j) in Cells()) Add(i, j, Below(3) == 0 ? Below(30) : 0);
        return (before, people);
    }

    private static List<double> Widths(List<Person> before, List<Person> after, List<(PublishedTable? Table, bool IsOther, bool IsLater)> known)
    {
        using var solver = Solver.CreateSolver("GLOP");
        // People by unit, answer and other classification, at the first release; and who joined, by unit and answer.
        var first = new Variable[Rows, Columns, OtherColumns];
        foreach (var (i, j) in Cells())
            for (var k = 0; k < OtherColumns; k++) first[i, j, k] = solver.MakeNumVar(0, double.PositiveInfinity, "");
        var joined = Variables(solver);
        foreach (var (table, isOther, isLater) in known)
            foreach (var cell in table?.Cells ?? [])
            {
                var columns = isOther ? Others : Answers;
                bool IsIn(int i, int column) => (cell.Row is null || Units.GroupOf($"{i}", table!.RowLevel) == cell.Row) && (cell.Column is null || columns.GroupOf($"{column}", table!.ColumnLevel) == cell.Column);
                // A zero is a zero; any other count lies within half the rounding base.
                var half = cell.Shown == 0 ? 0 : Disclosure.RoundingBase / 2.0;
                var sum = solver.MakeConstraint(cell.Shown - half, cell.Shown + half);
                foreach (var (i, j) in Cells())
                {
                    for (var k = 0; k < OtherColumns; k++)
                        if (IsIn(i, isOther ? k : j)) sum.SetCoefficient(first[i, j, k], 1);
                    if (isLater && IsIn(i, j)) sum.SetCoefficient(joined[i, j], 1);
                }
            }
        var (small, later) = (Leaves(before), Leaves(after));
        var hidden = new List<Variable[]>();
        foreach (var (i, j) in Cells())
        {
            Variable[] now = [.. Enumerable.Range(0, OtherColumns).Select(k => first[i, j, k])];
            if (small[i, j] is > 0 and <= 10) hidden.Add(now);
            if (later[i, j] is > 0 and <= 10) hidden.Add([.. now, joined[i, j]]);
        }
        return Widths(solver, hidden);
    }

    /// <summary>
    /// How far apart each sum of variables can lie. A solution found for one sum is a possible world for all of them, so a sum that has been seen wide
    /// enough needs no programme of its own; what is given for it is less than its width.
    /// </summary>
    private static List<double> Widths(Solver solver, List<Variable[]> sums)
    {
        var (least, most) = (sums.ConvertAll(_ => double.PositiveInfinity), sums.ConvertAll(_ => double.NegativeInfinity));
        for (var one = 0; one < sums.Count; one++)
            foreach (var upwards in new[] { false, true })
            {
                if (most[one] - least[one] >= NarrowestAllowed) break;
                if (!Optimise(solver, sums[one], upwards)) most[one] = double.PositiveInfinity;
                else
                    for (var any = 0; any < sums.Count; any++)
                    {
                        var value = sums[any].Sum(variable => variable.SolutionValue());
                        (least[any], most[any]) = (Math.Min(least[any], value), Math.Max(most[any], value));
                    }
            }
        return [.. most.Zip(least, (high, low) => high - low)];
    }

    /// <returns>False when no release bounds the sum upwards.</returns>
    private static bool Optimise(Solver solver, Variable[] sum, bool upwards)
    {
        var objective = solver.Objective();
        objective.Clear();
        foreach (var variable in sum) objective.SetCoefficient(variable, 1);
        objective.SetOptimizationDirection(upwards);
        return solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => true,
            Solver.ResultStatus.UNBOUNDED or Solver.ResultStatus.INFEASIBLE when upwards => false,
            var other => throw new ShouldAssertException($"the attacker's own programme ended with {other}"),
        };
    }

    private static Variable[,] Variables(Solver solver)
    {
        var x = new Variable[Rows, Columns];
        foreach (var (i, j) in Cells()) x[i, j] = solver.MakeNumVar(0, double.PositiveInfinity, "");
        return x;
    }

    private static LinearExpr Sum(Variable[,] x, Func<int, int, bool> isIn) => Cells().Where(cell => isIn(cell.I, cell.J)).Aggregate(new LinearExpr(), (sum, cell) => sum + x[cell.I, cell.J]);

    private static int[,] Leaves(List<Person> people)
    {
        var counts = new int[Rows, Columns];
        foreach (var person in people) counts[int.Parse(person.Unit, System.Globalization.CultureInfo.InvariantCulture), int.Parse(person.Answer, System.Globalization.CultureInfo.InvariantCulture)]++;
        return counts;
    }

    private static IEnumerable<(int I, int J)> Cells() => Enumerable.Range(0, Rows).SelectMany(_ => Enumerable.Range(0, Columns), (i, j) => (i, j));

    private static Hierarchy Of(int leaves, Func<int, string>[] levels) =>
        new([.. levels.Select(level => (IReadOnlyDictionary<string, string>)Enumerable.Range(0, leaves).ToDictionary(i => $"{i}", level))]);
}
