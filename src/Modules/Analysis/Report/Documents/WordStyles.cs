using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Confrere.Analysis.Report.Documents;

/// <summary>The look of a Word document: the report's, with fonts that every Word has.</summary>
internal static class WordStyles
{
    private const string Serif = "Cambria", Sans = "Calibri", Pine = "1F5F54", Muted = "5C6A6E";

    public static Styles Make() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = Serif, HighAnsi = Serif }, new FontSize { Val = "21" }, new Languages { Val = "en-US" }))),
        Style("Normal", "Normal", after: 120, isDefault: true),
        Style("Title", "Title", after: 80, size: 40, isBold: true), Style("Subtitle", "Subtitle", after: 240, color: Muted),
        Style("Heading1", "heading 1", before: 320, after: 100, size: 28, isBold: true, color: Pine, outline: 0), Style("Caption", "caption", before: 160, after: 80, size: 20),
        Style("ListBullet", "List Bullet", after: 60), Style("MarginNote", "Margin note", after: 80, size: 17, color: Muted, font: Sans), Style("Cell", "Table cell", size: 17, font: Sans));

    private static Style Style(
        string id, string name, int before = 0, int after = 0, int size = 21, bool isBold = false, string? color = null, string? font = null, int? outline = null, bool isDefault = false)
    {
        var run = new StyleRunProperties();
        if (font is not null) run.Append(new RunFonts { Ascii = font, HighAnsi = font });
        if (isBold) run.Append(new Bold());
        if (color is not null) run.Append(new Color { Val = color });
        run.Append(new FontSize { Val = $"{size}" });
        var paragraph = new StyleParagraphProperties();
        if (outline is not null || id is "Caption" or "MarginNote") paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        return new(new StyleName { Val = name }, paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
    }
}
