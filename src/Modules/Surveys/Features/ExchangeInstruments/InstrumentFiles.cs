using System.Text;
using System.Text.Json;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;

namespace Confrere.Surveys.Features.ExchangeInstruments;

/// <summary>Instruments as files: ours by code or by path, a site's wording from FHIR or REDCap. Every refusal is a sentence with the file's name.</summary>
internal sealed class InstrumentFiles(InstrumentCatalogue catalogue)
{
    private const int MostBytes = 10_000_000;

    /// <param name="codeOrPath">The code of an installed instrument, or a YAML document.</param>
    public Instrument? Open(string codeOrPath, List<string> refusals)
    {
        if (catalogue.Find(codeOrPath) is { } installed) return installed;
        if (!File.Exists(codeOrPath))
        {
            refusals.Add($"\"{codeOrPath}\" is neither a file nor an installed instrument; installed are {string.Join(", ", catalogue.All.Select(instrument => instrument.Code))}.");
            return null;
        }
        var problems = new FileProblems(Path.GetFileName(codeOrPath));
        using var stream = File.OpenRead(codeOrPath);
        var text = TextFile.Read(stream, MostBytes, problems);
        refusals.AddRange(problems.Kept.Select(problem => problem.ToString()));
        return text is null ? null : Parse(text, Path.GetFileName(codeOrPath), refusals);
    }

    private static Instrument? Parse(string yaml, string file, List<string> refusals)
    {
        var reading = InstrumentDocument.Read(yaml);
        refusals.AddRange(reading.Problems.Select(problem => $"{file}, {problem}"));
        return reading.Instrument;
    }

    public static string Written(Instrument instrument, string format)
    {
        if (format == "fhir") return FhirQuestionnaire.Write(instrument);
        if (format == "yaml") return InstrumentText.Of(instrument);
        var text = new StringWriter();
        RedcapDictionary.Write(instrument, text);
        return text.ToString();
    }

    /// <param name="instrument">Whose structure and scoring the wording goes into; null takes those that a Questionnaire of ours carries along.</param>
    public static Instrument? Import(Stream stream, string format, Instrument? instrument, IReadOnlyDictionary<string, string> names, string edition, string licence, FileProblems problems)
    {
        if (!Codes.Edition().IsMatch(edition)) problems.Note($"\"{FileProblems.Shown(edition)}\" is not spelt as an edition is: letters, digits, points and hyphens.");
        if (string.IsNullOrWhiteSpace(licence)) problems.Note("The licence is missing: say under which terms the wording is used.");
        if (problems.Any) return null;
        if (format == "redcap" && instrument is not null)
            return Adopt(instrument, RedcapDictionary.Read(stream, instrument, ItemOf(instrument, names), problems), edition, licence, problems);
        using var json = JsonFile.Open(stream, MostBytes, problems);
        if (json is null) return null;
        if ((instrument ?? Embedded(json.RootElement, problems)) is not { } structure) return null;
        return Adopt(structure, FhirQuestionnaire.Read(json.RootElement, ItemOf(structure, names), problems), edition, licence, problems);
    }

    private static Instrument? Adopt(Instrument instrument, SiteWording wording, string edition, string licence, FileProblems problems) =>
        problems.Any ? null : new WordingAdoption(instrument, problems).Adopt(wording, edition, licence.Trim());

    // A site's file holds other fields as well; only what is named like an item of ours is meant.
    private static Func<string, string?> ItemOf(Instrument instrument, IReadOnlyDictionary<string, string> names)
    {
        var byName = instrument.Items.Keys.ToDictionary(item => names.GetValueOrDefault(item, item), StringComparer.Ordinal);
        return byName.GetValueOrDefault;
    }

    private static Instrument? Embedded(JsonElement questionnaire, FileProblems problems)
    {
        if (FhirQuestionnaire.EmbeddedDocument(questionnaire) is not { } document)
        {
            problems.Note("It says nothing of scoring. Name the instrument whose wording it is with --into.");
            return null;
        }
        var reading = InstrumentDocument.Read(document);
        foreach (var problem in reading.Problems) problems.Note($"extension {FhirQuestionnaire.DocumentExtension}: {problem}");
        return reading.Instrument;
    }
}
