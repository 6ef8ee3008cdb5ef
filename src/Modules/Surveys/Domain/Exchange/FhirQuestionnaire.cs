using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// An instrument as a FHIR R4 Questionnaire and back: a section is a group with its stem as a display, an item a choice with its answers
/// as options. What FHIR has no place for, scoring above all, travels as the whole document in an extension.
/// </summary>
internal static class FhirQuestionnaire
{
    public const string DocumentExtension = "urn:confrere:instrument-document";
    private const string OrdinalExtension = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private const string Recall = "recall";

    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Instrument instrument) => new JsonObject
    {
        ["resourceType"] = "Questionnaire",
        ["extension"] = new JsonArray(new JsonObject { ["url"] = DocumentExtension, ["valueString"] = InstrumentText.Of(instrument) }),
        ["url"] = Canonical(instrument), ["version"] = instrument.Version, ["name"] = instrument.Code, ["title"] = instrument.Title,
        ["status"] = "active", ["purpose"] = instrument.Source, ["copyright"] = instrument.Licence,
        ["item"] = new JsonArray([Display(Recall, instrument.Recall), .. instrument.Sections.Select(Group)]),
    }.ToJsonString(Indented);

    public static string Canonical(Instrument instrument) => $"urn:confrere:instrument:{instrument.Code}";

    private static JsonObject Group(InstrumentSection section) => new()
    {
        ["linkId"] = section.Code, ["text"] = section.Title, ["type"] = "group",
        ["item"] = new JsonArray([Display($"{section.Code}/stem", section.Stem), .. section.Items.Select(item => Choice(item, section))]),
    };

    private static JsonObject Choice(InstrumentItem item, InstrumentSection section) => new()
    {
        ["linkId"] = item.Code, ["text"] = item.Text, ["type"] = "choice", ["required"] = false, ["repeats"] = false,
        ["answerOption"] = new JsonArray([.. section.Anchors.Select(anchor => new JsonObject { ["valueCoding"] = Coding(anchor) })]),
    };

    public static JsonObject Coding(ResponseAnchor anchor) => new()
    {
        ["extension"] = new JsonArray(new JsonObject { ["url"] = OrdinalExtension, ["valueDecimal"] = anchor.Value }),
        ["code"] = anchor.Value.ToString(CultureInfo.InvariantCulture), ["display"] = anchor.Label,
    };

    private static JsonObject Display(string linkId, string text) => new() { ["linkId"] = linkId, ["text"] = text, ["type"] = "display" };

    /// <returns>The document that our own export carries along, to be the structure when the site has none.</returns>
    public static string? EmbeddedDocument(JsonElement questionnaire) =>
        Each(questionnaire, "extension").Where(extension => Text(extension, "url") == DocumentExtension).Select(extension => Text(extension, "valueString")).FirstOrDefault();

    public static SiteWording Read(JsonElement questionnaire, Func<string, string?> itemOf, FileProblems problems)
    {
        var items = new List<WordedItem>();
        var recall = (string?)null;
        if (Text(questionnaire, "resourceType") != "Questionnaire") problems.Note("resourceType: This is not a FHIR Questionnaire.");
        Walk(questionnaire, "", null, null);
        return new(Text(questionnaire, "title"), recall, items);

        void Walk(JsonElement parent, string path, string? title, string? stem)
        {
            foreach (var (index, item) in Each(parent, "item").Index())
            {
                var place = $"{path}item[{index}]";
                var (linkId, type) = (Text(item, "linkId"), Text(item, "type"));
                if (type == "display" && linkId == Recall && path.Length == 0) recall = Text(item, "text");
                else if (type == "display") stem = Text(item, "text");
                else if (type == "group") Walk(item, place + ".", Text(item, "text"), null);
                else if (linkId is null) problems.Note($"{place}.linkId: It is missing.");
                else if (itemOf(linkId) is { } code) items.Add(new(code, Text(item, "text") ?? "", title, stem, Options(item, place, problems), null, place));
            }
        }
    }

    private static List<ResponseAnchor> Options(JsonElement item, string place, FileProblems problems)
    {
        var anchors = new List<ResponseAnchor>();
        if (item.TryGetProperty("answerValueSet", out _)) problems.Note($"{place}.answerValueSet: Answers in a value set are not followed. Write them as answerOption.");
        foreach (var (index, option) in Each(item, "answerOption").Index())
        {
            if (Option(option) is { } anchor) anchors.Add(anchor);
            else problems.Note($"{place}.answerOption[{index}]: It has no whole number as its code, ordinal value or valueInteger.");
        }
        return anchors;
    }

    /// <returns>Null when it holds no whole number.</returns>
    internal static ResponseAnchor? Option(JsonElement option)
    {
        if (option.ValueKind != JsonValueKind.Object) return null;
        if (option.TryGetProperty("valueInteger", out var whole)) return Whole(whole) is { } bare ? new(bare, bare.ToString(CultureInfo.InvariantCulture)) : null;
        if (!option.TryGetProperty("valueCoding", out var coding) || coding.ValueKind != JsonValueKind.Object) return null;
        var ordinal = Each(coding, "extension").Where(extension => Text(extension, "url") == OrdinalExtension)
            .Select(extension => extension.TryGetProperty("valueDecimal", out var value) ? Whole(value) : null).FirstOrDefault();
        ordinal ??= int.TryParse(Text(coding, "code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
        return ordinal is { } number ? new(number, Text(coding, "display") ?? "") : null;
    }

    private static int? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number == Math.Floor(number) && number is >= 0 and <= 1000 ? (int)number : null;

    internal static IEnumerable<JsonElement> Each(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    internal static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;
}
