using System.Text;
using System.Text.Unicode;
using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Data;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>One pass over a CSV file into the columns that a model needs. While one block of rows goes into the columns, another core cuts the next one.</summary>
internal sealed class TableReading(Stream stream, ModelDocument document, ProblemList problems)
{
    private readonly RecordReader _records = new(stream);
    private readonly Cells _cells = new((byte)document.Data.Separator);
    private readonly byte[][] _missing = [.. document.Data.Missing.Where(m => m.Length > 0).Select(Encoding.UTF8.GetBytes)];
    private readonly LineNumbers _lines = new();
    private readonly List<(int Cell, ColumnBuilder Builder)> _columns = [];
    private readonly List<(int Cell, byte[][] Texts)> _rows = [];
    private int _width, _kept;
    private long _read;

    public DataTable Read()
    {
        ReadHeader();
        problems.ThrowIfAny();
        ReadRows();
        if (_records.Trouble is { } trouble) problems.Add(_records.Line, null, trouble, "Correct the file.");
        if (!problems.Any && _read == 0) problems.Add(null, null, "There is no row below the header.", "Check that this is the file with the data.");
        else if (!problems.Any && _kept == 0) problems.Add(null, null, "No row has the values that data.rows of the model asks for.", "Correct data.rows.");
        // Columns are built even after a problem, because they know of more: a level that the model does not name, words among numbers.
        Column?[] columns = _kept == 0 ? [] : [.. _columns.Select(c => c.Builder.Build(problems))];
        problems.ThrowIfAny();
        return new(problems.File, Frame.FromColumns([.. columns.OfType<Column>()]), _read, _lines);
    }

    private void ReadHeader()
    {
        if (!_records.Next())
        {
            problems.Add(null, null, _records.Trouble ?? "The file is empty.", "It needs a header row and data.");
            return;
        }
        var record = _records.Record;
        if (OtherFormat(record) is { } other) { problems.Add(1, null, other, "Export the data as CSV in UTF-8."); return; }
        if (record.StartsWith("\uFEFF"u8)) record = record[3..];
        if (BadBytes(record) is { } bytes) { problems.Add(1, null, bytes, "Save the file as CSV in UTF-8."); return; }
        if (_cells.Split(record) is { } quoting) { problems.Add(1, null, quoting, "Correct the header."); return; }
        List<string> names = [];
        for (var cell = 0; cell < _cells.Count; cell++) names.Add(Encoding.UTF8.GetString(_cells.Of(record, cell)));
        _width = names.Count;
        if (_width == 1 && document.Columns.Count > 1 && names[0].IndexOfAny([',', ';', '\t']) is >= 0 and var at)
            problems.Add(1, null, $"The cells are separated by {Named(names[0][at])}, not by {Named(document.Data.Separator)}.", "Write data.separator in the model.");
        else Find(names);
    }

    private void Find(List<string> names)
    {
        var unknown = new ProblemList(document.File);
        foreach (var use in document.Columns.GroupBy(c => c.Column))
        {
            var found = names.Count(n => n == use.Key);
            if (found == 0) unknown.Add(use.First().Line, use.First().Field, $"{problems.File} has no column \"{use.Key}\"; it has {string.Join(", ", names.Take(30))}.", "Correct the name.");
            else if (found > 1) problems.Add(1, $"column \"{use.Key}\"", $"{found} columns have this name.", "Rename them.");
            else if (use.Any(u => u.Role != ColumnRole.Filter)) _columns.Add((names.IndexOf(use.Key), Builder(use)));
        }
        if (unknown.Any) throw new RefusedInputException([.. problems.All(), .. unknown.All()]);
        foreach (var rule in document.Data.Rows) _rows.Add((names.IndexOf(rule.Column), [.. rule.Texts.Select(Encoding.UTF8.GetBytes)]));
    }

    private ColumnBuilder Builder(IGrouping<string, ColumnUse> uses) =>
        uses.Any(u => u.Role == ColumnRole.Number) ? new NumberBuilder(uses.Key)
        : uses.Any(u => u.Role == ColumnRole.Category) ? new CategoryBuilder(uses.Key, document.Factors.FirstOrDefault(f => f.Column == uses.Key))
        : new EitherBuilder(uses.Key);

    private void ReadRows()
    {
        var (next, following) = (new RowBlock(_columns.Count), new RowBlock(_columns.Count));
        var cutting = Cutting(next);
        for (var isLast = false; !isLast; (next, following) = (following, next))
        {
            cutting.GetAwaiter().GetResult();
            isLast = next.IsLast;
            if (!isLast) cutting = Cutting(following);
            Keep(next);
        }
    }

    private Task Cutting(RowBlock block) => Task.Run(() =>
    {
        block.Clear();
        while (!block.IsFull && !block.IsLast)
            if (_records.Next()) Cut(block);
            else block.IsLast = true;
    });

    private void Cut(RowBlock block)
    {
        var record = _records.Record;
        if (record.Length == 0 && _width > 1) return;
        _read++;
        if (BadBytes(record) is { } bytes) block.AddProblem("bytes", _records.Line, bytes, "Save the file as CSV in UTF-8.");
        else if (_cells.Split(record) is { } quoting) block.AddProblem("quotation marks", _records.Line, quoting, "Correct the row.");
        else if (_cells.Count != _width) block.AddProblem("cells", _records.Line, $"The row has {_cells.Count} cells; the header has {_width}.", "Correct the row.");
        else if (IsKept(record))
        {
            block.AddRow(_records.Line);
            for (var column = 0; column < _columns.Count; column++) block.AddCell(column, _cells.Of(record, _columns[column].Cell));
        }
    }

    private bool IsKept(ReadOnlySpan<byte> record)
    {
        foreach (var (cell, texts) in _rows)
            if (!IsAmong(_cells.Of(record, cell), texts)) return false;
        return true;
    }

    private void Keep(RowBlock block)
    {
        block.TellProblems(problems);
        _kept += block.Rows;
        for (var row = 0; row < block.Rows; row++) _lines.Add(block.LineOf(row));
        for (var column = 0; column < _columns.Count; column++) _columns[column].Builder.Add(block, column, _missing, problems);
    }

    public static bool IsAmong(ReadOnlySpan<byte> text, byte[][] texts)
    {
        foreach (var one in texts)
            if (text.SequenceEqual(one)) return true;
        return false;
    }

    private static string? OtherFormat(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? "The file is UTF-16 text, not UTF-8."
        : start.StartsWith("PK\u0003\u0004"u8) ? "This is a spreadsheet or an archive, not CSV."
        : null;

    private static string? BadBytes(ReadOnlySpan<byte> record) =>
        record.Contains((byte)0) ? "The row holds zero bytes, so this is not text." : Utf8.IsValid(record) ? null : "The row holds bytes that are not UTF-8.";

    private static string Named(char separator) => separator switch { ',' => "commas", ';' => "semicolons", _ => "tabs" };
}
