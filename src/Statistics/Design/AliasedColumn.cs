namespace Confrere.Statistics.Design;

/// <summary>A design column that was dropped because the data cannot tell it from others.</summary>
/// <param name="Name">The dropped column.</param>
/// <param name="Combination">The kept columns that it equals a weighted sum of; empty when it is zero throughout.</param>
public sealed record AliasedColumn(string Name, IReadOnlyDictionary<string, double> Combination)
{
    /// <summary>One sentence for the reader of the result.</summary>
    public string Sentence => Combination.Count == 0
        ? $"\"{Name}\" is zero in every row that is used, so it was dropped and has no estimate."
        : $"\"{Name}\" is an exact combination of {string.Join(", ", Combination.Keys.Select(k => $"\"{k}\""))}, so it was dropped and has no estimate of its own.";
}
