using System.Text.Json;
using NodaTime.Text;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// Reads answers out of a FHIR R4 QuestionnaireResponse or a Bundle of them; each becomes a sheet of the one instrument that it answers.
/// Whatever is wrong is noted with its place in the document. Other resources of a Bundle are counted and passed over. A Bundle is read one resource at a time.
/// </summary>
internal sealed class FhirAnswers(IReadOnlyList<Instrument> instruments, IReadOnlyDictionary<string, string> nameOfItem, FileProblems problems, AnswerCount count)
{
    private static readonly string[] Finished = ["completed", "amended"];
    private readonly Dictionary<(string, string, string), string> _placeOfSheet = [];

    public IEnumerable<AnswerSheet> Read(Stream stream)
    {
        using var resources = new FhirResources(stream, problems);
        foreach (var (resource, place) in resources.All())
        {
            count.Rows++;
            if (FhirQuestionnaire.Text(resource, "resourceType") != "QuestionnaireResponse") count.RowsOfOthers++;
            else if (Sheet(resource, place) is { } sheet) yield return sheet;
        }
    }

    private AnswerSheet? Sheet(JsonElement response, string place)
    {
        if (InstrumentOf(response, place) is not { } instrument) return null;
        if (FhirQuestionnaire.Text(response, "status") is var status && !Finished.Contains(status))
            problems.Note($"{place}status: \"{FileProblems.Shown(status ?? "")}\" is no finished response. Export those that are {string.Join(" or ", Finished)}.");
        var participant = Participant(response);
        if (participant.Length == 0) problems.Note($"{place}subject: The participant is missing: neither identifier.value nor reference is there.");
        var visit = Visit(response, participant);
        if (!_placeOfSheet.TryAdd((participant, visit, instrument.Code), place))
            problems.Note($"{place}subject: \"{FileProblems.Shown(participant)}\" has answered {instrument.Code} in {_placeOfSheet[(participant, visit, instrument.Code)].TrimEnd('.')} already.");
        var authored = FhirQuestionnaire.Text(response, "authored");
        if (authored is not null && !OffsetDateTimePattern.ExtendedIso.Parse(authored).Success)
            problems.Note($"{place}authored: \"{FileProblems.Shown(authored)}\" is not an instant with a zone, like 2026-03-02T14:00:00Z.");
        var answers = Answers(response, instrument, place);
        count.Sheets++;
        count.Answered += answers.Values.Count(value => value is not null);
        count.LeftOut += instrument.Items.Count - answers.Values.Count(value => value is not null);
        return new(participant, visit, authored, [instrument], answers);
    }

    private Instrument? InstrumentOf(JsonElement response, string place)
    {
        var canonical = FhirQuestionnaire.Text(response, "questionnaire") ?? "";
        var (address, version) = canonical.Split('|', 2) is [var before, var after] ? (before, after) : (canonical, null);
        var found = instruments.FirstOrDefault(instrument =>
            address == FhirQuestionnaire.Canonical(instrument) || address.EndsWith($"/{instrument.Code}", StringComparison.Ordinal) || address == instrument.Code);
        if (found is null)
            problems.Note($"{place}questionnaire: \"{FileProblems.Shown(canonical)}\" is none of {string.Join(", ", instruments.Select(instrument => instrument.Code))}.");
        else if (version is not null && address == FhirQuestionnaire.Canonical(found) && version != found.Version)
        {
            problems.Note($"{place}questionnaire: It was answered under {FileProblems.Shown(version)}, and the instrument given is {found.Version}. Give the document of that version.");
            return null;
        }
        return found;
    }

    private static string Participant(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("subject", out var subject)) return "";
        return (subject.ValueKind == JsonValueKind.Object && subject.TryGetProperty("identifier", out var identifier) ? FhirQuestionnaire.Text(identifier, "value") : null)
            ?? FhirQuestionnaire.Text(subject, "reference") ?? "";
    }

    // Our own export names the visit behind the participant; elsewhere the encounter tells responses apart.
    private static string Visit(JsonElement response, string participant)
    {
        if (response.TryGetProperty("identifier", out var identifier) && FhirQuestionnaire.Text(identifier, "system")?.StartsWith("urn:confrere:visit:", StringComparison.Ordinal) == true
            && FhirQuestionnaire.Text(identifier, "value") is { } value && value.StartsWith($"{participant}/", StringComparison.Ordinal))
            return value[(participant.Length + 1)..];
        return response.TryGetProperty("encounter", out var encounter) ? FhirQuestionnaire.Text(encounter, "reference") ?? "" : "";
    }

    private Dictionary<string, int?> Answers(JsonElement response, Instrument instrument, string place)
    {
        var byName = instrument.Items.Values.ToDictionary(item => nameOfItem.GetValueOrDefault(item.Code, item.Code), StringComparer.Ordinal);
        var answers = new Dictionary<string, int?>(StringComparer.Ordinal);
        Walk(response, place);
        return answers;

        void Walk(JsonElement parent, string path)
        {
            foreach (var (index, item) in FhirQuestionnaire.Each(parent, "item").Index())
            {
                var at = $"{path}item[{index}]";
                var given = FhirQuestionnaire.Each(item, "answer").ToList();
                if (FhirQuestionnaire.Text(item, "linkId") is { } linkId && byName.TryGetValue(linkId, out var known))
                {
                    if (!answers.TryAdd(known.Code, Answer(given, known, at))) problems.Note($"{at}.linkId: The item \"{known.Code}\" is there twice.");
                }
                else if (given.Count > 0) problems.Note($"{at}.linkId: \"{FileProblems.Shown(FhirQuestionnaire.Text(item, "linkId") ?? "")}\" is no item of {instrument.Code}.");
                Walk(item, $"{at}.");
            }
        }
    }

    private int? Answer(List<JsonElement> given, InstrumentItem item, string at)
    {
        if (given.Count == 0) return null;
        if (given.Count > 1) problems.Note($"{at}.answer: There are {given.Count} answers to one statement.");
        else if (FhirQuestionnaire.Option(given[0]) is not { Value: var value }) problems.Note($"{at}.answer[0]: It has no whole number as its code, ordinal value or valueInteger.");
        else if (!item.Admits(value)) problems.Note($"{at}.answer[0]: {value} is not one of the answers {item.Lowest} to {item.Highest}.");
        else return value;
        return null;
    }
}
