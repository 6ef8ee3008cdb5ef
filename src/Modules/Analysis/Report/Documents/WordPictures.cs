using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Confrere.Analysis.Report.Documents.Metafiles;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using KeepNext = DocumentFormat.OpenXml.Wordprocessing.KeepNext;
using WordDrawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using WordRun = DocumentFormat.OpenXml.Wordprocessing.Run;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Confrere.Analysis.Report.Documents;

/// <summary>
/// Drawings in a Word document, with the report's light colours: as SVG, which Word shows from 2016 on, and as a metafile for LibreOffice and older ones.
/// </summary>
internal sealed partial class WordPictures(MainDocumentPart main)
{
    private const long EmuPerPixel = 9525, TextWidth = 620;
    private int _figures;

    public int NextFigure() => _figures;

    public WordParagraph Of(Figure figure)
    {
        _figures++;
        if (ViewBox().Match(figure.Drawing.Text) is not { Success: true } box) return WordParts.Styled("Normal", "");
        double Part(string name) => double.Parse(box.Groups[name].Value, CultureInfo.InvariantCulture);
        var (width, height) = (TextWidth * EmuPerPixel, (long)(TextWidth * EmuPerPixel * Part("height") / Part("width")));
        var (svg, metafile) = ($"svg{_figures}", $"emf{_figures}");
        Add(svg, "image/svg+xml", Encoding.UTF8.GetBytes(StandAlone(figure.Drawing.Text)));
        Add(metafile, "image/x-emf", DrawnFigure.Of(figure.Drawing.Text, Part("width"), Part("height")));
        return new(new WordProperties(new KeepNext()), new WordRun(new WordDrawing(Inline(figure, width, height, svg, metafile))));
    }

    private void Add(string id, string type, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        main.AddImagePart(type, id).FeedData(stream);
    }

    private static string StandAlone(string drawing) => drawing.Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal) is var svg
        ? svg.Insert(svg.IndexOf('>') + 1, "<style>" + FigureStyle.Text + "</style>") : drawing;

    private Inline Inline(Figure figure, long width, long height, string svg, string metafile)
    {
        var blip = new Blip(new BlipExtensionList(new BlipExtension(new SVGBlip { Embed = svg }) { Uri = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" })) { Embed = metafile };
        var picture = new Picture.Picture(
            new Picture.NonVisualPictureProperties(new Picture.NonVisualDrawingProperties { Id = (uint)_figures, Name = figure.Code }, new Picture.NonVisualPictureDrawingProperties()),
            new Picture.BlipFill(blip, new Stretch(new FillRectangle())),
            new Picture.ShapeProperties(new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }), new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        return new(new Extent { Cx = width, Cy = height }, new DocProperties { Id = (uint)_figures, Name = figure.Code, Description = figure.Caption },
            new Graphic(new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })) { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
    }

    [GeneratedRegex("viewBox=\"0 0 (?<width>[0-9.]+) (?<height>[0-9.]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex ViewBox();
}
