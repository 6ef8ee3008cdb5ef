using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Analysis.Report.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using YamlDotNet.RepresentationModel;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>The same content on screen, in Word and as CSV.</summary>
public sealed class ReportFormsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-forms-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_Word_document_is_valid_and_has_every_table_of_the_page()
    {
        Analyse();
        using var word = WordprocessingDocument.Open(Path.Combine(_folder, AnalyseFile.WordFile), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Description} at {error.Path?.XPath}").ShouldBeEmpty();
        var html = File.ReadAllText(Path.Combine(_folder, AnalyseFile.ReportFile));
        word.MainDocumentPart!.Document.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().Count().ShouldBe(html.Split("<table ").Length - 1);
        foreach (var heading in (string[])["Abstract", "Methods", "Participants", "What the result leans on", "For whom", "Harms", "Limits"]) word.MainDocumentPart.Document.InnerText.ShouldContain(heading);
    }

    [Fact]
    public void Every_figure_in_Word_is_a_drawing_and_a_metafile_of_the_same_words()
    {
        Analyse();
        using var word = WordprocessingDocument.Open(Path.Combine(_folder, AnalyseFile.WordFile), isEditable: false);
        var drawings = word.MainDocumentPart!.Parts.ToDictionary(part => part.RelationshipId, part => part.OpenXmlPart);
        var blips = word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().ToList();
        blips.Count.ShouldBe(File.ReadAllText(Path.Combine(_folder, AnalyseFile.ReportFile)).Split("<svg ").Length - 1);
        foreach (var blip in blips)
        {
            var svg = XElement.Load(drawings[blip.Descendants<DocumentFormat.OpenXml.Office2019.Drawing.SVG.SVGBlip>().Single().Embed!.Value!].GetStream());
            using var bytes = new MemoryStream();
            using (var stream = drawings[blip.Embed!.Value!].GetStream()) stream.CopyTo(bytes);
            Words(bytes.ToArray()).ShouldBe(svg.Descendants().Where(element => element.Name.LocalName == "text" && element.Value.Length > 0).Select(element => element.Value));
        }
    }

    /// <summary>The letters of a metafile, record by record as [MS-EMF] has them; the header must agree with what follows.</summary>
    private static List<string> Words(byte[] file)
    {
        int At(int place) => BitConverter.ToInt32(file, place);
        (At(0), At(40), At(48)).ShouldBe((1, 0x464D4520, file.Length), "header, signature, length");
        var (place, records, words, last) = (0, 0, new List<string>(), 0);
        for (; place < file.Length; place += At(place + 4), records++)
        {
            (At(place + 4) % 4).ShouldBe(0, "records stand on words");
            last = At(place);
            if (last == 84) words.Add(Encoding.Unicode.GetString(file, place + At(place + 48), 2 * At(place + 44)));
        }
        (place, records, last).ShouldBe((file.Length, At(52), 14), "whole, counted, ended");
        return words;
    }

    [Fact]
    public void Every_table_is_written_as_CSV_with_as_many_cells_in_each_row_as_columns_or_a_sentence()
    {
        Analyse();
        var files = Directory.GetFiles(Path.Combine(_folder, AnalyseFile.TablesFolder), "*.csv");
        files.Select(Path.GetFileName).ShouldContain("tipping.csv");
        files.Length.ShouldBe(File.ReadAllText(Path.Combine(_folder, AnalyseFile.ReportFile)).Split("<table ").Length - 1);
        File.ReadAllText(Path.Combine(_folder, AnalyseFile.TablesFolder, "outcome-bdi.csv")).ShouldNotContain("\u2212", customMessage: "programs read a hyphen as minus");
    }

    [Theory]
    [InlineData("=cmd()", "'=cmd()")]
    [InlineData("@x", "'@x")]
    [InlineData("-3.2 (-6.7 to 0.4)", "-3.2 (-6.7 to 0.4)")]
    [InlineData("+5", "+5")]
    [InlineData("+drugs", "'+drugs")]
    public void A_cell_that_a_spreadsheet_would_run_is_made_text(string cell, string written)
    {
        var table = new Section("s", "S", [new Table("t", "T", [new("A"), new("B")], [new("row", cell)])]);
        CsvTables.Of([table]).Single().Text.ShouldBe($"A,B\nrow,{written}\n");
    }

    [Fact]
    public void The_schema_knows_every_key_of_the_sample_plans()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "docs", "reference", "plan.schema.json")));
        foreach (var name in (string[])["beat-the-blues/plan.yaml", "beat-the-blues/full-plan.yaml", "redcap-export/plan.yaml"])
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(Path.Combine(SamplePaths.Root, "samples", name))));
            Unknown(yaml.Documents[0].RootNode, schema.RootElement, name).ShouldBeEmpty();
        }
    }

    private static IEnumerable<string> Unknown(YamlNode node, JsonElement schema, string path) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(pair => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(((YamlScalarNode)pair.Key).Value!, out var inner)
            ? Unknown(pair.Value, inner, $"{path}.{pair.Key}") : [$"{path}.{pair.Key}"]),
        YamlSequenceNode list => list.Children.SelectMany(item => schema.TryGetProperty("items", out var items) ? Unknown(item, items, path + "[]") : [path + "[]"]),
        _ => [],
    };

    private void Analyse() => new AnalyseFile().Run(SamplePaths.Trial, Path.Combine(SamplePaths.Root, "samples", "beat-the-blues", "full-plan.yaml"), _folder).IsRefused.ShouldBeFalse();
}
