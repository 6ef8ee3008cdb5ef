using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Data;

/// <summary>
/// Immutable columns of equal length, the input of every model. Column names are compared ordinally. Rows are zero-based here and
/// counted from 1 in sentences.
/// </summary>
public sealed class Frame
{
    private readonly Dictionary<string, Column> _byName;

    private Frame(IReadOnlyList<Column> columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        _byName = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    /// <summary>The columns in the order given.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Puts columns together.</summary>
    /// <exception cref="DataProblemsException">No column, two columns of one name, or columns of different lengths.</exception>
    public static Frame FromColumns(params IReadOnlyList<Column> columns)
    {
        var problems = new ProblemList();
        if (columns.Count == 0) problems.Add("data", "There is no column.");
        foreach (var twice in columns.GroupBy(c => c.Name).Where(g => g.Count() > 1)) problems.Column(twice.Key, "Two columns have this name.");
        foreach (var odd in columns.Where(c => c.Length != columns[0].Length))
            problems.Column(odd.Name, $"It has {odd.Length} rows; \"{columns[0].Name}\" has {columns[0].Length}.");
        problems.ThrowIfAny();
        return new([.. columns], columns[0].Length);
    }

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The column of this name.</summary>
    /// <exception cref="DataProblemsException">There is none.</exception>
    public Column this[string name] => _byName.GetValueOrDefault(name)
        ?? throw new DataProblemsException(DataProblem.InColumn(name, $"There is no such column; there are {string.Join(", ", Columns.Select(c => c.Name))}."));

    /// <summary>The numeric column of this name.</summary>
    /// <exception cref="DataProblemsException">There is none, or it holds categories.</exception>
    public NumericColumn Numeric(string name) => this[name] as NumericColumn
        ?? throw new DataProblemsException(DataProblem.InColumn(name, "It holds categories where numbers are needed."));

    /// <summary>The factor of this name; a numeric column becomes a factor whose levels are its values in increasing order.</summary>
    /// <exception cref="DataProblemsException">There is none.</exception>
    public FactorColumn Factor(string name) => this[name] switch
    {
        FactorColumn factor => factor,
        NumericColumn numeric => AsFactor(numeric),
        _ => throw new DataProblemsException(DataProblem.InColumn(name, "It cannot be read as categories.")),
    };

    /// <summary>A frame that has this column too, in place of one of the same name if there is one.</summary>
    public Frame With(Column column) =>
        FromColumns(Has(column.Name) ? [.. Columns.Select(c => c.Name == column.Name ? column : c)] : [.. Columns, column]);

    /// <summary>A frame in which a column of numbers or categories is a factor, with a chosen reference if given.</summary>
    public Frame WithFactor(string name, string? reference = null) =>
        With(reference is null ? Factor(name) : Factor(name).WithReference(reference));

    /// <summary>The rows for which the condition holds.</summary>
    public Frame Where(Func<int, bool> keepsRow) => Select([.. Enumerable.Range(0, Rows).Where(keepsRow)]);

    /// <summary>The given zero-based rows, in that order.</summary>
    public Frame Select(IReadOnlyList<int> rows) => new([.. Columns.Select(c => c.Select(rows))], rows.Count);

    private static FactorColumn AsFactor(NumericColumn numeric)
    {
        var levels = numeric.Values.ToArray().Where(v => !double.IsNaN(v)).Distinct().Order().Select(Text);
        return new(numeric.Name, numeric.Values.ToArray().Select(v => double.IsNaN(v) ? null : Text(v)), levels);
    }

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
