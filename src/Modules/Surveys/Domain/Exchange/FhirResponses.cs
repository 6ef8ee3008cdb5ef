using System.Text.Encodings.Web;
using System.Text.Json;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Answers as a FHIR R4 Bundle of QuestionnaireResponses, one for each instrument of a sheet, written as they come.</summary>
internal static class FhirResponses
{
    private const string ParticipantSystem = "urn:confrere:participant";
    private const int FlushAt = 1 << 16;

    public static long Write(IEnumerable<AnswerSheet> sheets, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "collection");
        json.WriteStartArray("entry");
        var count = 0L;
        foreach (var sheet in sheets)
            foreach (var instrument in sheet.Instruments)
            {
                json.WriteStartObject();
                json.WriteStartObject("resource");
                Response(json, sheet, instrument);
                json.WriteEndObject();
                json.WriteEndObject();
                count++;
                if (json.BytesPending > FlushAt) json.Flush();
            }
        json.WriteEndArray();
        json.WriteEndObject();
        return count;
    }

    private static void Response(Utf8JsonWriter json, AnswerSheet sheet, Instrument instrument)
    {
        json.WriteString("resourceType", "QuestionnaireResponse");
        Identifier(json, "identifier", $"urn:confrere:visit:{instrument.Code}", $"{sheet.Participant}/{sheet.Visit}");
        json.WriteString("questionnaire", $"{FhirQuestionnaire.Canonical(instrument)}|{instrument.Version}");
        json.WriteString("status", sheet.CorrectedAt is null ? "completed" : "amended");
        json.WriteStartObject("subject");
        Identifier(json, "identifier", ParticipantSystem, sheet.Participant);
        json.WriteEndObject();
        if (sheet.SubmittedAt is { } at) json.WriteString("authored", at);
        json.WriteStartArray("item");
        foreach (var section in instrument.Sections)
        {
            json.WriteStartObject();
            json.WriteString("linkId", section.Code);
            json.WriteStartArray("item");
            foreach (var item in section.Items) Answer(json, item, section, sheet.Answers.GetValueOrDefault(item.Code));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Identifier(Utf8JsonWriter json, string name, string system, string value)
    {
        json.WriteStartObject(name);
        json.WriteString("system", system);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    // An item that was left out is there without an answer: it was asked.
    private static void Answer(Utf8JsonWriter json, InstrumentItem item, InstrumentSection section, int? value)
    {
        json.WriteStartObject();
        json.WriteString("linkId", item.Code);
        if (value is { } given)
        {
            json.WriteStartArray("answer");
            json.WriteStartObject();
            json.WritePropertyName("valueCoding");
            FhirQuestionnaire.Coding(section.Anchors.First(anchor => anchor.Value == given)).WriteTo(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
