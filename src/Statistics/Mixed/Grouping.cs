namespace Confrere.Statistics.Mixed;

/// <summary>What the levels of a random effect are: the levels of one column, or the combinations of several that occur.</summary>
/// <remarks>Two groupings are equal when they name the same columns in the same order.</remarks>
public sealed class Grouping : IEquatable<Grouping>
{
    private Grouping(IReadOnlyList<string> columns) => Columns = columns;

    /// <summary>The columns whose combinations are the levels.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Combinations of the columns that occur; with one column, its levels.</summary>
    /// <exception cref="ArgumentException">No column, or one of them twice.</exception>
    public static Grouping By(params IReadOnlyList<string> columns) =>
        columns.Count == 0 || columns.Distinct().Count() != columns.Count
            ? throw new ArgumentException("A grouping is made of one or more different columns.", nameof(columns))
            : new([.. columns]);

    /// <summary>A column's name is a grouping by itself.</summary>
    public static implicit operator Grouping(string column) => By(column);

    /// <inheritdoc/>
    public bool Equals(Grouping? other) => other is not null && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Grouping);

    /// <inheritdoc/>
    public override int GetHashCode() => Columns.Aggregate(0, HashCode.Combine);

    /// <summary>The columns joined by a colon, as R prints them.</summary>
    public override string ToString() => string.Join(':', Columns);
}
