namespace Confrere.Analysis.Report.Documents;

/// <summary>A table with its caption. The first column names the row.</summary>
/// <param name="Code">Name of its CSV file.</param>
internal sealed record Table(string Code, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    /// <summary>Said under the table.</summary>
    public string? Note { get; init; }
}
