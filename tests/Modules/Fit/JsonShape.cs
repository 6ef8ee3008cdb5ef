using System.Text.Json;

namespace Confrere.Modules.Tests.Fit;

/// <summary>The part of JSON Schema that our schemas use: type, enum, const, properties, required, additionalProperties, items, minItems, anyOf, $ref to $defs.</summary>
internal sealed class JsonShape(JsonElement root)
{
    private static readonly string[] Known =
        ["$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems", "anyOf", "minimum", "maximum"];

    public static JsonShape Read(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    /// <summary>One sentence for each place where the value is not of the shape.</summary>
    public IReadOnlyList<string> Complaints(JsonElement value) => [.. Check(value, root, "$")];

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string at)
    {
        foreach (var word in schema.EnumerateObject().Where(p => !Known.Contains(p.Name))) yield return $"{at}: this checker does not know {word.Name}";
        if (schema.TryGetProperty("$ref", out var reference))
        {
            foreach (var complaint in Check(value, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), at)) yield return complaint;
            yield break;
        }
        if (schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().All(s => Check(value, s, at).Any())) yield return $"{at}: fits none of the alternatives";
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => IsOf(value, t))) yield return $"{at}: is {value.ValueKind}, not {type}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value))) yield return $"{at}: {value} is not in the list";
        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value)) yield return $"{at}: {value} is not {only}";
        if (value.ValueKind == JsonValueKind.Number && schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble()) yield return $"{at}: {value} is below {least}";
        if (value.ValueKind == JsonValueKind.Number && schema.TryGetProperty("maximum", out var most) && value.GetDouble() > most.GetDouble()) yield return $"{at}: {value} is above {most}";
        foreach (var complaint in value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, schema, at),
            JsonValueKind.Array => OfArray(value, schema, at),
            _ => [],
        }) yield return complaint;
    }

    private IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string at)
    {
        var properties = schema.TryGetProperty("properties", out var given) ? given : default;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _))) yield return $"{at}: {name} is missing";
        foreach (var property in value.EnumerateObject())
        {
            var inside = $"{at}.{property.Name}";
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var shape))
                foreach (var complaint in Check(property.Value, shape, inside)) yield return complaint;
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                if (others.ValueKind == JsonValueKind.False) yield return $"{inside}: is not in the schema";
                else if (others.ValueKind == JsonValueKind.Object) foreach (var complaint in Check(property.Value, others, inside)) yield return complaint;
            }
        }
    }

    private IEnumerable<string> OfArray(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32()) yield return $"{at}: has fewer than {least} entries";
        if (!schema.TryGetProperty("items", out var items)) yield break;
        foreach (var (index, item) in value.EnumerateArray().Index())
            foreach (var complaint in Check(item, items, $"{at}[{index}]")) yield return complaint;
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException(type),
    };
}
