using Confrere.Statistics.Data;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Design;

/// <summary>
/// The numbers that multiply the fixed coefficients, with a name for every column. Columns that depend on earlier ones are dropped
/// and listed, as R's lm does (spec 1.2).
/// </summary>
public sealed class DesignMatrix
{
    private readonly Dictionary<string, int> _index;
    private readonly Lazy<Matrix> _values;

    private DesignMatrix(Frame frame, IReadOnlyList<Term> terms, IReadOnlyList<ColumnRecipe> recipes, Matrix full, PivotedQr qr)
    {
        (Frame, Terms, AllRecipes) = (frame, terms, recipes);
        var kept = qr.Order[..qr.Rank];
        var values = full.SelectColumns(kept);
        (_values, Rows) = (new(values), values.Rows);
        Recipes = [.. kept.Select(j => recipes[j])];
        ColumnNames = [.. Recipes.Select(r => r.Name)];
        _index = ColumnNames.Select((name, i) => (Canonical(name), i)).ToDictionary(x => x.Item1, x => x.i, StringComparer.Ordinal);
        AliasCombinations = [.. Enumerable.Range(0, qr.Order.Length - qr.Rank).Select(k => (qr.Order[qr.Rank + k], qr.Combination(k)))];
        Aliased = [.. AliasCombinations.Select(a => new AliasedColumn(recipes[a.Column].Name, Named(a.Weights)))];
        HasIntercept = recipes.Count > 0 && recipes[0].Term < 0;
    }

    private DesignMatrix(Frame frame, IReadOnlyList<Term> terms, IReadOnlyList<ColumnRecipe> recipes)
    {
        (Frame, Terms, AllRecipes, Recipes) = (frame, terms, recipes, recipes);
        (_values, Rows) = (new(() => Fill(frame, recipes)), frame.Rows);
        (ColumnNames, AliasCombinations, Aliased) = ([.. recipes.Select(r => r.Name)], [], []);
        _index = ColumnNames.Select((name, i) => (Canonical(name), i)).ToDictionary(x => x.Item1, x => x.i, StringComparer.Ordinal);
        HasIntercept = recipes.Count > 0 && recipes[0].Term < 0;
    }

    private DesignMatrix(IReadOnlyList<string> names)
    {
        (Frame, Terms, AllRecipes) = (Frame.FromColumns(new NumericColumn("(no rows)", Array.Empty<double>())), [], []);
        (_values, Rows) = (new(new Matrix(0, names.Count)), 0);
        (Recipes, ColumnNames, AliasCombinations, Aliased) = ([], names, [], []);
        _index = names.Select((name, i) => (Canonical(name), i)).ToDictionary(x => x.Item1, x => x.i, StringComparer.Ordinal);
        HasIntercept = names.Contains(TermCoding.Intercept);
    }

    /// <summary>The rows that the design was made from: complete, with unused levels removed.</summary>
    public Frame Frame { get; }

    /// <summary>The terms in R's order: main effects, then interactions of two columns, and so on.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Names of the columns that are estimated.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>Columns that were dropped, each with what it depends on.</summary>
    public IReadOnlyList<AliasedColumn> Aliased { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns that are estimated.</summary>
    public int Columns => ColumnNames.Count;

    /// <summary>Whether there is an intercept.</summary>
    public bool HasIntercept { get; }

    /// <summary>The estimated columns, column-major; for a long table filled only when asked for.</summary>
    internal Matrix Values => _values.Value;

    internal IReadOnlyList<ColumnRecipe> Recipes { get; }

    private IReadOnlyList<ColumnRecipe> AllRecipes { get; }

    private IReadOnlyList<(int Column, double[] Weights)> AliasCombinations { get; }

    /// <summary>The value of a named column in a zero-based row.</summary>
    public double this[int row, string column] => Values[row, IndexOf(column)];

    /// <summary>Makes the design of a frame that has no missing value in the columns of the terms.</summary>
    /// <exception cref="DataProblemsException">A column is absent, infinite or missing somewhere, or a factor has fewer than two levels.</exception>
    public static DesignMatrix Of(Frame frame, IReadOnlyList<Term> terms, bool intercept = true)
    {
        var ordered = TermCoding.Ordered(terms);
        var problems = new ProblemList();
        foreach (var variable in ordered.SelectMany(t => t.Variables).Distinct()) Check(frame, variable, problems);
        problems.ThrowIfAny();
        var recipes = TermCoding.Recipes(frame, ordered, intercept);
        var full = Fill(frame, recipes);
        return new(frame, ordered, recipes, full, PivotedQr.Of(full));
    }

    /// <summary>A design known by its column names only, of a model fitted to sums instead of rows; it has no terms and no means.</summary>
    internal static DesignMatrix WithoutRows(IReadOnlyList<string> columnNames) => new(columnNames);

    /// <summary>
    /// The design of a long, complete frame whose values are known to be finite: nothing is stored, and the caller proves that
    /// the columns are independent.
    /// </summary>
    internal static DesignMatrix OfIndependent(Frame frame, IReadOnlyList<Term> terms, bool intercept)
    {
        var ordered = TermCoding.Ordered(terms);
        var problems = new ProblemList();
        foreach (var variable in ordered.SelectMany(t => t.Variables).Distinct()) CheckLevels(frame, variable, problems);
        problems.ThrowIfAny();
        return new(frame, ordered, TermCoding.Recipes(frame, ordered, intercept));
    }

    /// <summary>The position of a named column; an interaction may be named in any order of its parts.</summary>
    /// <exception cref="DataProblemsException">There is no such column, or it was dropped.</exception>
    public int IndexOf(string column) => _index.TryGetValue(Canonical(column), out var i) ? i : throw new DataProblemsException(Unknown(column));

    /// <summary>Positions of the estimated columns of a term.</summary>
    /// <exception cref="DataProblemsException">The model does not have the term.</exception>
    public IReadOnlyList<int> ColumnsOf(Term term)
    {
        var t = Terms.ToList().IndexOf(term);
        if (t < 0) throw new DataProblemsException(new DataProblem($"term \"{term}\"", $"The model has no such term; it has {string.Join(", ", Terms)}."));
        return [.. Enumerable.Range(0, Columns).Where(j => Recipes[j].Term == t)];
    }

    /// <summary>All columns at one setting: the estimated ones, then the dropped ones.</summary>
    internal double[] RowAt(Func<string, double> number, Func<string, int> level) =>
        [.. Recipes.Select(r => r.Evaluate(number, level)), .. AliasCombinations.Select(a => AllRecipes[a.Column].Evaluate(number, level))];

    /// <summary>
    /// The weights of the estimated coefficients in a (weighted sum of) <see cref="RowAt"/>, or null when the dropped columns do not
    /// have there the values that the estimated ones imply, so that the quantity has no unique estimate.
    /// </summary>
    internal double[]? Estimable(ReadOnlySpan<double> row)
    {
        var kept = row[..Columns].ToArray();
        for (var k = 0; k < AliasCombinations.Count; k++)
            if (Math.Abs(Kernels.Dot(AliasCombinations[k].Weights, kept) - row[Columns + k]) > 1e-8 * Math.Max(1, Math.Abs(row[Columns + k]))) return null;
        return kept;
    }

    private DataProblem Unknown(string column) => Aliased.FirstOrDefault(a => Canonical(a.Name) == Canonical(column)) is { } aliased
        ? new($"coefficient \"{column}\"", aliased.Sentence)
        : new($"coefficient \"{column}\"", $"There is no such coefficient; there are {string.Join(", ", ColumnNames)}.");

    private Dictionary<string, double> Named(double[] weights) =>
        weights.Select((w, i) => (w, i)).Where(x => Math.Abs(x.w) > PivotedQr.DependenceTolerance).ToDictionary(x => ColumnNames[x.i], x => x.w);

    private static string Canonical(string name) =>
        name.Contains(':', StringComparison.Ordinal) ? string.Join(':', name.Split(':').Order(StringComparer.Ordinal)) : name;

    private static void Check(Frame frame, string variable, ProblemList problems)
    {
        if (CheckLevels(frame, variable, problems)) return;
        var column = frame[variable];
        for (var row = 0; row < frame.Rows; row++)
        {
            if (column.IsMissing(row)) problems.Cell(variable, row, "The value is missing.");
            else if (column is NumericColumn numeric && double.IsInfinity(numeric[row])) problems.Cell(variable, row, "The value is infinite.");
        }
    }

    private static bool CheckLevels(Frame frame, string variable, ProblemList problems)
    {
        if (!frame.Has(variable)) problems.Column(variable, $"There is no such column; there are {string.Join(", ", frame.Columns.Select(c => c.Name))}.");
        else if (frame[variable] is FactorColumn { Levels.Count: < 2 } factor)
            problems.Column(variable, factor.Levels.Count == 0 ? "It has no value in the rows that are used." : $"It has only the level \"{factor.Levels[0]}\" in the rows that are used, so no difference can be estimated.");
        else return false;
        return true;
    }

    private static Matrix Fill(Frame frame, IReadOnlyList<ColumnRecipe> recipes)
    {
        var full = new Matrix(frame.Rows, recipes.Count);
        for (var j = 0; j < recipes.Count; j++)
        {
            var column = full.Column(j);
            column.Fill(1);
            foreach (var part in recipes[j].Parts)
                if (part.Level == ColumnRecipe.IsNumeric)
                {
                    var values = ((NumericColumn)frame[part.Variable]).Values;
                    for (var i = 0; i < column.Length; i++) column[i] *= values[i];
                }
                else
                {
                    var codes = ((FactorColumn)frame[part.Variable]).Codes;
                    for (var i = 0; i < column.Length; i++)
                        if (codes[i] != part.Level) column[i] = 0;
                }
        }
        return full;
    }
}
