using System.Globalization;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Documents;

/// <summary>Every table of a report as CSV, with a hyphen for minus so that programs read the numbers.</summary>
internal static class CsvTables
{
    public static IEnumerable<(string Name, string Text)> Of(IEnumerable<Section> sections) =>
        sections.SelectMany(section => section.Tables).Select(table => ($"{table.Code}.csv", Text(table)));

    private static string Text(Table table) => string.Concat(table.Rows
        .Select(row => Line([row.Unit is { Length: > 0 } unit ? $"{row.Name} ({unit})" : row.Name, .. row.Cells]))
        .Prepend(Line(table.Columns.Select(column => column.Group is { } group ? $"{group}: {column.Heading}" : column.Heading))).Select(line => line + "\n"));

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => FrozenText.Quoted(Safe(cell.Replace(Numerals.Minus, '-')))));

    // A spreadsheet would run a text that begins like a formula; a number may begin with its sign.
    private static string Safe(string cell) =>
        cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell.Split(' ')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _) ? "'" + cell : cell;
}
