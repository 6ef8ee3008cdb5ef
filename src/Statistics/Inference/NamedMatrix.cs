using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Inference;

/// <summary>A matrix whose rows and columns have names: a covariance of coefficients, a correlation of visits. Immutable.</summary>
public sealed class NamedMatrix
{
    internal NamedMatrix(IReadOnlyList<string> rowNames, IReadOnlyList<string> columnNames, Matrix values)
    {
        if (rowNames.Count != values.Rows || columnNames.Count != values.Columns)
            throw new ArgumentException("The names do not fit the matrix.");
        (RowNames, ColumnNames, Values) = (rowNames, columnNames, values);
    }

    internal NamedMatrix(IReadOnlyList<string> names, Matrix values) : this(names, names, values) { }

    /// <summary>Names of the rows.</summary>
    public IReadOnlyList<string> RowNames { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>The element at zero-based positions.</summary>
    public double this[int row, int column] => Values[row, column];

    /// <summary>The element with these names.</summary>
    /// <exception cref="ArgumentException">No row or column has the name.</exception>
    public double this[string row, string column] => Values[Position(RowNames, row), Position(ColumnNames, column)];

    internal Matrix Values { get; }

    /// <summary>A copy as an array of rows.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, Values.Rows).Select(Values.Row)];

    private static int Position(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        throw new ArgumentException($"There is no \"{name}\"; there are {string.Join(", ", names)}.", nameof(name));
    }
}
