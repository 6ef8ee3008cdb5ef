namespace Confrere.Statistics.Data;

/// <summary>One named, immutable column of a <see cref="Frame"/>.</summary>
/// <param name="name">The column's name, unique in its frame.</param>
public abstract class Column(string name)
{
    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>Number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>Whether the value in a zero-based row is absent.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>Whether no value is absent.</summary>
    internal abstract bool IsComplete { get; }

    /// <summary>The same column restricted to the given zero-based rows, in that order.</summary>
    public abstract Column Select(IReadOnlyList<int> rows);

    /// <summary>The values at the given rows, in that order.</summary>
    private protected static T[] Pick<T>(T[] values, IReadOnlyList<int> rows)
    {
        var picked = new T[rows.Count];
        for (var i = 0; i < picked.Length; i++) picked[i] = values[rows[i]];
        return picked;
    }
}
