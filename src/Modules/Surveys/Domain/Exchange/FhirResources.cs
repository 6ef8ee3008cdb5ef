using System.Text;
using System.Text.Json;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// The resources of a FHIR document that holds responses, one at a time: the document itself where it is one, or the entries of a Bundle,
/// which may be longer than memory. What is wrong with the document is noted.
/// </summary>
internal sealed class FhirResources(Stream stream, FileProblems problems) : IDisposable
{
    // A response of twenty items takes about 4 kB.
    private const int LongestResource = 4_000_000;
    private const string EntryProperty = "entry";

    private readonly JsonPieces _json = new(stream, JsonFile.Deepest, LongestResource);
    private readonly List<(string Name, JsonDocument Value)> _own = [];
    private Step _step = Step.Before;
    private int _entries;
    private long _ownLength;
    private JsonDocument? _handedOut;

    /// <summary>Each is good until the next is asked for.</summary>
    public IEnumerable<(JsonElement Resource, string Place)> All()
    {
        while (Next() is { } next) yield return next;
    }

    public void Dispose()
    {
        _handedOut?.Dispose();
        foreach (var (_, value) in _own) value.Dispose();
        _json.Dispose();
    }

    private (JsonElement, string)? Next()
    {
        _handedOut?.Dispose();
        _handedOut = null;
        try
        {
            while (_step != Step.After)
                if (Advance() is { } resource) return resource;
        }
        catch (JsonException failure) { problems.Note((failure.LineNumber ?? 0) + 1, JsonFile.NotJson); }
        catch (DecoderFallbackException) { problems.Note(TextFile.NotText); }
        catch (JsonPieces.PieceIsTooLong) { problems.Note($"{(_step == Step.Entries ? $"{EntryProperty}[{_entries}]: " : "")}It is longer than {LongestResource / 1_000_000} MB; a response never is."); }
        _step = Step.After;
        return null;
    }

    private (JsonElement, string)? Advance() => _step switch
    {
        Step.Before => Begin(),
        Step.Entries => Entry(),
        _ => Property(),
    };

    private (JsonElement, string)? Begin()
    {
        _step = _json.Take(out _) == JsonTokenType.StartObject ? Step.Properties : Step.After;
        return _step == Step.After ? Neither() : null;
    }

    private (JsonElement, string)? Property()
    {
        if (_json.Take(out var name) == JsonTokenType.EndObject)
        {
            _step = Step.After;
            // Whatever stood behind the document would throw here.
            _json.Take(out _);
            return Document();
        }
        if (name == EntryProperty && _json.TakeStartOfArray()) _step = Step.Entries;
        else if (_json.TakeValue() is { } value) Keep(name, value);
        return null;
    }

    private void Keep(string name, JsonDocument value)
    {
        _own.Add((name, value));
        _ownLength += name.Length + value.RootElement.GetRawText().Length;
        if (_ownLength > LongestResource) throw new JsonPieces.PieceIsTooLong();
    }

    private (JsonElement, string)? Entry()
    {
        if (_json.TakeValue() is not { } entry)
        {
            _step = Step.Properties;
            return null;
        }
        _handedOut = entry;
        var (root, place) = (entry.RootElement, $"{EntryProperty}[{_entries++}].resource.");
        // The kind of the document may stand behind its entries; where it is known to be another, they are none of ours.
        if (Kind is not (null or "Bundle")) return null;
        return (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("resource", out var resource) ? resource : default, place);
    }

    private (JsonElement, string)? Document()
    {
        if (Kind == "Bundle") return null;
        if (Kind != "QuestionnaireResponse") return Neither();
        _handedOut = Joined();
        return (_handedOut.RootElement, "");
    }

    private (JsonElement, string)? Neither()
    {
        problems.Note("resourceType: This is neither a FHIR QuestionnaireResponse nor a Bundle of them.");
        return null;
    }

    private string? Kind => _own.FindLast(property => property.Name == "resourceType") is { Value.RootElement: { ValueKind: JsonValueKind.String } kind } ? kind.GetString() : null;

    private JsonDocument Joined()
    {
        var joined = new MemoryStream();
        using (var json = new Utf8JsonWriter(joined))
        {
            json.WriteStartObject();
            foreach (var (name, value) in _own)
            {
                json.WritePropertyName(name);
                value.RootElement.WriteTo(json);
            }
            json.WriteEndObject();
        }
        return JsonDocument.Parse(joined.ToArray());
    }

    private enum Step { Before, Properties, Entries, After }
}
