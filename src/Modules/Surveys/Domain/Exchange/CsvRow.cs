namespace Confrere.Surveys.Domain.Exchange;

/// <summary>A row by the names of its columns. The number is the line on which it ends, the header's being 1.</summary>
internal sealed record CsvRow(long Number, IReadOnlyList<string> Cells, IReadOnlyDictionary<string, int> Columns)
{
    public string this[string column] => Cells[Columns[column]];
}
