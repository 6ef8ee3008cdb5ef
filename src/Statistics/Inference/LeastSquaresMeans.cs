using System.Collections.Immutable;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Inference;

/// <summary>
/// Least-squares (adjusted, estimated marginal) means of a fitted model and their differences, by a reference grid as in R's emmeans
/// (spec 1.8): numbers at their mean over the used rows, factors that are not named averaged with equal or proportional weights.
/// Agrees with emmeans 1.8.4 to the accuracy of the fit; differences are the later level minus the earlier, so that with the control
/// as reference they read treated minus control (emmeans' <c>revpairwise</c>). A number computed from another (a square) sits at its
/// own mean, where emmeans squares the mean: set it by <see cref="At"/>. Immutable; every step returns a new request.
/// </summary>
/// <example><code>fit.MeansOf("arm").By("visit").Differences()</code></example>
public sealed class LeastSquaresMeans
{
    private readonly ILinearInference _fit;
    private readonly ImmutableArray<string> _of;
    private ImmutableArray<string> _by = [];
    private ImmutableDictionary<string, double[]> _at = ImmutableDictionary<string, double[]>.Empty;
    private GridWeights _weights = GridWeights.Equal;

    internal LeastSquaresMeans(ILinearInference fit, IReadOnlyList<string> of) => (_fit, _of) = (fit, [.. of]);

    private LeastSquaresMeans(LeastSquaresMeans other) =>
        (_fit, _of, _by, _at, _weights) = (other._fit, other._of, other._by, other._at, other._weights);

    /// <summary>Means, and differences within each level of these factors (visits, strata).</summary>
    public LeastSquaresMeans By(params IReadOnlyList<string> factors) => new(this) { _by = [.. factors] };

    /// <summary>Sets a number: one value to hold it there, several to have means at each of them when it is named in the request.</summary>
    public LeastSquaresMeans At(string column, params IReadOnlyList<double> values) => new(this) { _at = _at.SetItem(column, [.. values]) };

    /// <summary>How factors that are not named are averaged.</summary>
    public LeastSquaresMeans Weighted(GridWeights weights) => new(this) { _weights = weights };

    /// <summary>The means, the first named factor varying fastest.</summary>
    /// <exception cref="DataProblemsException">A named column is not in the model, or a mean has no unique estimate because columns were dropped.</exception>
    public IReadOnlyList<MarginalMean> Table(double level = 0.95) => [.. Cells().Select(c => new MarginalMean(c.Levels, _fit.Estimate(Label(c.Levels), c.Weights, level)))];

    /// <summary>All pairwise differences, later level minus earlier, within each group of <see cref="By"/>.</summary>
    /// <param name="adjustment">Applied within each group.</param>
    /// <param name="level">Confidence level of the intervals, simultaneous when adjusted.</param>
    /// <exception cref="DataProblemsException">As for <see cref="Table"/>.</exception>
    public IReadOnlyList<Comparison> Differences(Adjustment adjustment = Adjustment.None, double level = 0.95) =>
        [.. Cells().GroupBy(c => Label(c.Levels, _by)).SelectMany(group => Compare([.. group], adjustment, level))];

    /// <summary>Tests that all means within each group of <see cref="By"/> are equal.</summary>
    public IReadOnlyList<(IReadOnlyDictionary<string, string> Group, JointTest Test)> EqualityTests() =>
        [.. Cells().GroupBy(c => Label(c.Levels, _by)).Select(g => (Group(g.First()), Equality([.. g])))];

    private IEnumerable<Comparison> Compare(Cell[] cells, Adjustment adjustment, double level)
    {
        var family = new List<Estimate>();
        for (var i = 0; i < cells.Length; i++)
            for (var j = i + 1; j < cells.Length; j++)
            {
                double[] weights = [.. cells[j].Weights.Zip(cells[i].Weights, (later, earlier) => later - earlier)];
                family.Add(_fit.Estimate($"{Label(cells[j].Levels, _of)} - {Label(cells[i].Levels, _of)}", weights, level));
            }
        var adjusted = MultipleComparisons.Adjust(family, adjustment, cells.Length);
        return adjusted.Select((e, k) => new Comparison(Group(cells[0]), e, family[k].PValue, adjustment));
    }

    private JointTest Equality(Cell[] cells)
    {
        if (cells.Length < 2) throw new DataProblemsException(new DataProblem("least-squares means", "There is only one mean, so there is nothing to compare."));
        double[][] rows = [.. cells.Skip(1).Select(c => c.Weights.Zip(cells[0].Weights, (a, b) => a - b).ToArray())];
        return _fit.TestJointly(string.Join(", ", _of), new NamedMatrix([.. cells.Skip(1).Select(c => Label(c.Levels))], _fit.Design.ColumnNames, Matrix.FromRows(rows)));
    }

    private IReadOnlyList<Cell> Cells()
    {
        var grid = new ReferenceGrid(_fit.Design, _at, _weights);
        string[] named = [.. _of, .. _by];
        var problems = new ProblemList();
        foreach (var column in named.Concat(_at.Keys).Distinct()) grid.Check(column, named.Contains(column), problems);
        problems.ThrowIfAny();
        var cells = new List<Cell>();
        foreach (var setting in grid.Settings(named))
        {
            var levels = named.ToDictionary(n => n, n => grid.Text(n, setting[n]));
            if (_fit.Design.Estimable(grid.MeanRow(setting)) is { } weights) cells.Add(new(levels, weights));
            else problems.Add($"least-squares mean {Label(levels)}", $"It has no unique estimate: {string.Join(" ", _fit.Design.Aliased.Select(a => a.Sentence))}");
        }
        problems.ThrowIfAny();
        return cells;
    }

    private IReadOnlyDictionary<string, string> Group(Cell cell) => _by.ToDictionary(b => b, b => cell.Levels[b]);

    private static string Label(IReadOnlyDictionary<string, string> levels, IEnumerable<string>? columns = null) => string.Join(", ", (columns ?? levels.Keys).Select(c => levels[c]));

    private sealed record Cell(IReadOnlyDictionary<string, string> Levels, double[] Weights);
}
