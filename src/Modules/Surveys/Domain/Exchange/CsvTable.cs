using System.Text;
using CsvHelper;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// A CSV file from outside, row by row and never as a whole: strict quotes, one number of cells, records of bounded size. What is wrong
/// is noted; <see cref="Rows"/> then ends or skips the row, and the caller stores nothing.
/// </summary>
internal sealed class CsvTable(Stream stream, FileProblems problems)
{
    // The widest file that we know, a REDCap export of thousands of fields, has rows of some 100 KB.
    private const int LargestRecord = 4 * 1024 * 1024;
    private const int MostColumns = 20_000;

    public IReadOnlyDictionary<string, int> Columns { get; private set; } = new Dictionary<string, int>();

    /// <summary>Rows below the header that were handed out.</summary>
    public long RowsRead { get; private set; }

    /// <param name="accept">Looks at the columns once they are known and notes what is missing; no row is read when anything is noted.</param>
    public IEnumerable<CsvRow> Rows(Action<CsvTable> accept)
    {
        using var text = TextFile.Open(stream);
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',', HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LargestRecord, OnMalformedRecord = Malformed,
        }, leaveOpen: true);
        if (!Next(reader))
        {
            if (!problems.Any) problems.Note("It is empty.");
            yield break;
        }
        ReadHeader(Cells(reader));
        if (!problems.Any) accept(this);
        if (problems.Any) yield break;
        while (Next(reader))
        {
            var cells = Cells(reader);
            if (cells.Length != Columns.Count)
            {
                problems.Note(reader.LineNumber, $"It has {cells.Length} cells; the header has {Columns.Count}.");
                continue;
            }
            RowsRead++;
            yield return new(reader.LineNumber, cells, Columns);
        }
    }

    public void Require(IEnumerable<string> columns)
    {
        foreach (var column in columns.Where(column => !Columns.ContainsKey(column)))
            problems.Note(1, column, Columns.Count == 1 && Columns.Keys.First().Contains(';')
                ? "There is no such column: the cells are parted by semicolons. Save the file with commas."
                : $"There is no such column. There are {FileProblems.Shown(string.Join(", ", Columns.Keys))}.");
    }

    private bool Next(CsvReader reader)
    {
        try { return reader.Read(); }
        catch (DecoderFallbackException) { problems.Note(TextFile.NotText); }
        catch (CsvFormatException) { problems.Note(reader.LineNumber + 1, $"The row is longer than {LargestRecord / 1024 / 1024} MB; a quotation mark may be open."); }
        return false;
    }

    private static string[] Cells(CsvReader reader) => [.. reader.Current.ToArray().Select(cell => FormulaGuard.Unguarded(cell.Trim()))];

    private void ReadHeader(string[] header)
    {
        if (header.Length > MostColumns)
        {
            problems.Note(1, $"It has {header.Length} columns; at most {MostColumns} are read.");
            return;
        }
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < header.Length; place++)
            if (!columns.TryAdd(header[place], place)) problems.Note(1, header[place], "The column is there twice.");
        Columns = columns;
    }

    private void Malformed(CsvMalformedRecord record) => problems.Note(record.LineNumber, record.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quotation mark is opened and never closed.",
        CsvMalformedReason.TextAfterClosingQuote => "There is text after a closing quotation mark.",
        _ => "A quotation mark stands inside a cell that does not begin with one.",
    });
}
