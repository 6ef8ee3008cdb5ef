using System.Text.RegularExpressions;
using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Data;
using Confrere.Statistics.Problems;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>The columns of the file that the model needs, and where each row stood.</summary>
internal sealed partial class DataTable
{
    private readonly LineNumbers _lines;

    public DataTable(string file, Frame frame, long rowsRead, LineNumbers lines) => (File, Frame, RowsRead, _lines) = (file, frame, rowsRead, lines);

    public string File { get; }

    public Frame Frame { get; }

    /// <summary>Rows of the file, those included that data.rows leaves out.</summary>
    public long RowsRead { get; }

    public long LineOf(int row) => _lines[row];

    public static DataTable Read(string path, ModelDocument document)
    {
        var problems = new ProblemList(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
            return new TableReading(stream, document, problems).Read();
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problems.Add(null, null, System.IO.File.Exists(path) ? $"It cannot be read: {unread.Message}" : "There is no such file.", "Check the path.");
            throw new RefusedInputException(problems.All());
        }
    }

    /// <summary>A problem that the library found, with the line of the file in place of the row of the frame.</summary>
    public Problem InFile(DataProblem problem)
    {
        var sentence = RowNumber().Replace(problem.Sentence, match => $"line {LineOf(Row(match))}");
        var where = RowNumber().Match(problem.Where);
        return where.Success
            ? new(File, LineOf(Row(where)), problem.Where[..where.Index].TrimEnd(',', ' '), sentence, "")
            : new(File, null, problem.Where, sentence, "");
    }

    private static int Row(Match match) => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) - 1;

    [GeneratedRegex(@"\brow (\d+)\b")]
    private static partial Regex RowNumber();
}
