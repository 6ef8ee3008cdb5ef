namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A row of a trial's file. A text that means "no value" reads as empty.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
internal sealed class FileRow(long number, string[] cells, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> missing)
{
    public long Number => number;

    public string this[string column] => cells[columns[column]] is var cell && missing.Contains(cell) ? "" : cell;

    public bool Has(string column) => columns.ContainsKey(column);
}
