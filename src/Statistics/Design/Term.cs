namespace Confrere.Statistics.Design;

/// <summary>
/// One term of a linear predictor: a column, or the interaction of several. The intercept is implied. Two terms are equal when they
/// name the same columns in any order.
/// </summary>
public sealed class Term : IEquatable<Term>
{
    private Term(IReadOnlyList<string> variables) => Variables = variables;

    /// <summary>The columns of the term, in the order in which they appear in coefficient names.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>One column: a slope for numbers, differences from the reference for a factor.</summary>
    public static Term Of(string column) => new([column]);

    /// <summary>The interaction of two or more columns, without their main effects.</summary>
    /// <exception cref="ArgumentException">Fewer than two columns, or one of them twice.</exception>
    public static Term Interaction(params IReadOnlyList<string> columns) =>
        columns.Count < 2 || columns.Distinct().Count() != columns.Count
            ? throw new ArgumentException("An interaction has two or more different columns.", nameof(columns))
            : new([.. columns]);

    /// <summary>Main effects of the columns and all their interactions, as R's <c>a * b</c>.</summary>
    public static IReadOnlyList<Term> Crossed(params IReadOnlyList<string> columns) =>
        [.. Enumerable.Range(1, (1 << columns.Count) - 1)
            .Select(bits => new Term([.. columns.Where((_, i) => (bits >> i & 1) == 1)]))
            .OrderBy(t => t.Variables.Count)];

    /// <summary>A list of main effects.</summary>
    public static IReadOnlyList<Term> Main(params IReadOnlyList<string> columns) => [.. columns.Select(Of)];

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && Variables.Count == other.Variables.Count && Variables.All(other.Variables.Contains);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode() => Variables.Aggregate(0, (hash, v) => hash ^ v.GetHashCode(StringComparison.Ordinal));

    /// <summary>The columns joined by a colon, as R prints them.</summary>
    public override string ToString() => string.Join(':', Variables);
}
