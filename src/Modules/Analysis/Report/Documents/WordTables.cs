using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Confrere.Analysis.Report.Documents;

/// <summary>Tables of a Word document: lines above, below and between, the header repeated on every page.</summary>
internal static class WordTables
{
    public static WordTable Of(Table table)
    {
        var word = new WordTable(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 8 }, new BottomBorder { Val = BorderValues.Single, Size = 8 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 2, Color = "BBBBBB" }),
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })));
        word.Append(new TableGrid(table.Columns.Select(_ => new GridColumn())));
        word.Append(Header(table));
        word.Append(table.Rows.Select(row => Row(row, table)));
        return word;
    }

    private static TableRow Header(Table table) => new(
        [new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select((column, i) => Cell(column.Group is { } group ? $"{group}: {column.Heading}" : column.Heading, i == 0 || column.HoldsWords, isBold: true))]);

    private static TableRow Row(Row row, Table table)
    {
        var cells = new List<OpenXmlElement> { new TableRowProperties(new CantSplit()), Cell(row.Unit is { Length: > 0 } unit ? $"{row.Name} ({unit})" : row.Name, isWords: true, row.IsMarked) };
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var span = i == row.Cells.Count - 1 ? table.Columns.Count - 1 - i : 1;
            cells.Add(Cell(row.Cells[i], table.Columns[i + 1].HoldsWords || span > 1, row.IsMarked, span));
        }
        return new(cells);
    }

    private static TableCell Cell(string text, bool isWords, bool isBold = false, int span = 1)
    {
        var properties = new TableCellProperties();
        if (span > 1) properties.Append(new GridSpan { Val = span });
        var run = new Run();
        if (isBold) run.Append(new RunProperties(new Bold()));
        run.Append(WordParts.Words(text));
        return new(properties, new WordParagraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }, new Justification { Val = isWords ? JustificationValues.Left : JustificationValues.Right }), run));
    }
}
