namespace Confrere.Statistics.Design;

/// <summary>Rows that a model could not use, with the reason.</summary>
/// <param name="Column">The first column, in the model's order, whose value is missing in these rows.</param>
/// <param name="Rows">Zero-based rows of the caller's frame.</param>
public sealed record DroppedRows(string Column, IReadOnlyList<int> Rows)
{
    /// <summary>One sentence for the reader of the result.</summary>
    public string Sentence => $"{Rows.Count} {(Rows.Count == 1 ? "row has" : "rows have")} no value of \"{Column}\" and {(Rows.Count == 1 ? "was" : "were")} not used.";
}
