using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Confrere.Analysis.Report.Documents;

/// <summary>Tables of a Word document: lines above, below and between, the header repeated on every page.</summary>
internal static class WordTables
{
    private const int TextWidth = 9638;
    // Shares of the width: a row's name, a column of sentences, and a number's column by its longest cell.
    private const double NameWeight = 1.7, WordsWeight = 2.8, Narrowest = 0.7, Widest = 2, LettersPerWeight = 11;

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
        double[] weights = [.. table.Columns.Select((column, i) => i == 0 ? NameWeight : column.HoldsWords ? WordsWeight : Math.Clamp(Longest(table, i - 1) / LettersPerWeight, Narrowest, Widest))];
        return [.. weights.Select(weight => (int)(TextWidth * weight / weights.Sum()))];
    }

    // A cell that spans the rest of its row says nothing of its own column.
    private static int Longest(Table table, int cell) =>
        table.Rows.Where(row => row.Cells.Count == table.Columns.Count - 1).Select(row => row.Cells[cell].Length).DefaultIfEmpty(0).Max();

    private static TableRow Header(Table table, int[] widths) => new(
        [new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select((column, i) => Cell(column.Group is { } group ? $"{group}: {column.Heading}" : column.Heading, i == 0 || column.HoldsWords, widths[i], isBold: true))]);

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
