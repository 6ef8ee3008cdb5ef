using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Confrere.Analysis.Report.Documents;

/// <summary>Tables of a Word document: lines above, below and between, the header repeated on every page.</summary>
internal static class WordTables
{
    private const int TextWidth = 9638;
    // Of the width of a letter of a heading, and of the margins of a cell: no word of a heading and no number is broken.
    private const int Letter = 98, Margins = 130;
    // What is left over goes to a row's name and to a column of sentences, and some to every number.
    private const double NameWeight = 1.7, WordsWeight = 2.8, NumberWeight = 0.4;

    public static WordTable Of(Table table)
    {
        var widths = Widths(table);
        var word = new WordTable(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" },
            new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 8 }, new BottomBorder { Val = BorderValues.Single, Size = 8 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 2, Color = "BBBBBB" }),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })));
        word.Append(new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        word.Append(Header(table, widths));
        word.Append(table.Rows.Select(row => Row(row, table, widths)));
        return word;
    }

    private static int[] Widths(Table table)
    {
        int[] least = [.. table.Columns.Select((column, i) => Margins + Letter * Math.Max(LongestWord(column.Heading), i == 0 ? LongestWord(table.Rows.Select(row => row.Name)) : column.HoldsWords ? LongestWord(Cells(table, i - 1)) : Cells(table, i - 1).Select(cell => cell.Length).DefaultIfEmpty(0).Max()))];
        if (least.Sum() >= TextWidth) return [.. least.Select(width => width * TextWidth / least.Sum())];
        double[] weights = [.. table.Columns.Select((column, i) => i == 0 ? NameWeight : column.HoldsWords ? WordsWeight : NumberWeight)];
        return [.. least.Select((width, i) => width + (int)((TextWidth - least.Sum()) * weights[i] / weights.Sum()))];
    }

    // A cell that spans the rest of its row says nothing of its own column.
    private static IEnumerable<string> Cells(Table table, int cell) => table.Rows.Where(row => row.Cells.Count == table.Columns.Count - 1).Select(row => row.Cells[cell]);

    private static int LongestWord(params IEnumerable<string> texts) => texts.SelectMany(text => text.Split(' ')).Select(word => word.Length).DefaultIfEmpty(0).Max();

    /// <summary>One row, or two where columns stand under a heading that they share.</summary>
    private static IEnumerable<TableRow> Header(Table table, int[] widths)
    {
        var columns = table.Columns;
        bool IsWords(int i) => i == 0 || columns[i].HoldsWords;
        if (columns.All(column => column.Group is null))
        {
            yield return HeaderRow(columns.Select((column, i) => Cell(column.Heading, IsWords(i), widths[i], isBold: true)));
            yield break;
        }
        var shared = new List<TableCell>();
        for (int i = 0, span; i < columns.Count; i += span)
        {
            span = columns[i].Group is { } group ? columns.Skip(i).TakeWhile(column => column.Group == group).Count() : 1;
            shared.Add(columns[i].Group is { } over ? Cell(over, isWords: false, widths.AsSpan(i, span).ToArray().Sum(), isBold: true, span) : Merged(Cell(columns[i].Heading, IsWords(i), widths[i], isBold: true), MergedCellValues.Restart));
        }
        yield return HeaderRow(shared);
        yield return HeaderRow(columns.Select((column, i) => column.Group is null ? Merged(Cell("", IsWords(i), widths[i]), MergedCellValues.Continue) : Cell(column.Heading, IsWords(i), widths[i], isBold: true)));
    }

    private static TableRow HeaderRow(IEnumerable<TableCell> cells) => new([new TableRowProperties(new CantSplit(), new TableHeader()), .. cells]);

    private static TableCell Merged(TableCell cell, MergedCellValues how)
    {
        cell.TableCellProperties!.Append(new VerticalMerge { Val = how }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        return cell;
    }

    private static TableRow Row(Row row, Table table, int[] widths)
    {
        var cells = new List<OpenXmlElement> { new TableRowProperties(new CantSplit()), Cell(row.Unit is { Length: > 0 } unit ? $"{row.Name} ({unit})" : row.Name, isWords: true, widths[0], row.IsMarked) };
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var span = i == row.Cells.Count - 1 ? table.Columns.Count - 1 - i : 1;
            cells.Add(Cell(row.Cells[i], table.Columns[i + 1].HoldsWords || span > 1, widths.AsSpan(i + 1, span).ToArray().Sum(), row.IsMarked, span));
        }
        return new(cells);
    }

    private static TableCell Cell(string text, bool isWords, int width, bool isBold = false, int span = 1)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        var run = new Run();
        if (isBold) run.Append(new RunProperties(new Bold()));
        run.Append(WordParts.Words(text));
        return new(properties, new WordParagraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }, new Justification { Val = isWords ? JustificationValues.Left : JustificationValues.Right }), run));
    }
}
