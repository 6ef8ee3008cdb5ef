namespace Confrere.Statistics.Problems;

/// <summary>One thing wrong with the input: where it is (a column, a row, a parameter) and one sentence that says what is wrong.</summary>
/// <param name="Where">The place in the caller's words, for instance <c>column "y"</c> or <c>column "y", row 12</c>; rows count from 1.</param>
/// <param name="Sentence">A complete sentence for the person who supplied the data.</param>
public sealed record DataProblem(string Where, string Sentence)
{
    /// <summary>A problem of a whole column.</summary>
    public static DataProblem InColumn(string column, string sentence) => new($"column \"{column}\"", sentence);

    /// <summary>A problem of one cell.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="row">Zero-based row; shown counting from 1.</param>
    /// <param name="sentence">What is wrong.</param>
    public static DataProblem InCell(string column, int row, string sentence) => new($"column \"{column}\", row {row + 1}", sentence);

    /// <summary>The place followed by the sentence.</summary>
    public override string ToString() => $"{Where}: {Sentence}";
}
