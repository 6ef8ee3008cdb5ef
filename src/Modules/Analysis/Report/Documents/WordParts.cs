using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Confrere.Analysis.Report.Documents;

/// <summary>Paragraphs of a Word document.</summary>
internal static class WordParts
{
    public static WordParagraph Styled(string style, string text, string? lead = null)
    {
        var paragraph = new WordParagraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (lead is not null) paragraph.Append(new Run(new RunProperties(new Bold()), Words(lead + " ")));
        paragraph.Append(new Run(Words(text)));
        return paragraph;
    }

    public static WordParagraph Caption(string kind, int number, string text) => Styled("Caption", text, $"{kind} {number}.");

    public static Text Words(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
}
