using System.IO.Compression;
using System.Text;
using Confrere.Kernel.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Confrere.Analysis.Report.Documents;

/// <summary>
/// The same sections as a Word document, with real headings, captions and header rows that repeat. Equal content gives equal bytes: the package is
/// packed again without times.
/// </summary>
internal static class WordDocument
{
    private const int PageWidth = 11906, PageHeight = 16838, Margin = 1134;
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(string title, string subtitle, IReadOnlyList<Section> sections)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            // The library would draw an identifier at random.
            word.ChangeIdOfPart(main, "main");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Make();
            var body = new Body(WordParts.Styled("Title", title), WordParts.Styled("Subtitle", subtitle));
            var pictures = new WordPictures(main);
            foreach (var section in sections)
            {
                body.Append(WordParts.Styled("Heading1", section.Title));
                foreach (var block in section.Blocks) body.Append(Parts(block, pictures));
            }
            body.Append(new SectionProperties(Footer(main), new PageSize { Width = PageWidth, Height = PageHeight }, new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 600, Footer = 600, Gutter = 0 }));
            main.Document = new Document(body);
        }
        return WithoutTimes(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Parts(Block block, WordPictures pictures) => block switch
    {
        Documents.Paragraph p => [WordParts.Styled("Normal", p.Text, p.Lead)],
        Bullets list => list.Items.Select(item => WordParts.Styled("ListBullet", "•\u00a0" + item)),
        MarginNote note => [WordParts.Styled("MarginNote", note.Text)],
        Facts facts => facts.Pairs.Select(pair => WordParts.Styled("MarginNote", pair.Value, pair.Term + ":")),
        Documents.Table table => Captioned(table),
        Figure figure => [pictures.Of(figure), WordParts.Caption("Figure", pictures.NextFigure(), figure.Caption), WordTables.Of(figure.Data), WordParts.Styled("Normal", "")],
        _ => throw new NotSupportedException($"{block.GetType().Name} has no form in Word."),

    };

    private static IEnumerable<OpenXmlElement> Captioned(Table table)
    {
        yield return WordParts.Styled("Caption", table.Caption);
        yield return WordTables.Of(table);
        yield return WordParts.Styled("MarginNote", table.Note ?? "");
    }

    private static FooterReference Footer(MainDocumentPart main)
    {
        var part = main.AddNewPart<FooterPart>("footer");
        part.Footer = new Footer(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }));
        return new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" };
    }

    private static byte[] WithoutTimes(byte[] package)
    {
        using var packed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return packed.ToArray();
    }
}
