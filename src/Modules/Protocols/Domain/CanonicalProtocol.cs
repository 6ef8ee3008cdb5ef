using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Confrere.Kernel.Audit;
using Confrere.Protocols.Contracts;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Protocols.Domain;

/// <summary>
/// A protocol in one spelling. Two documents that say the same, however they are laid out or commented, have equal text here and
/// equal hashes; the hash is what a report, a registration and another institution cite.
/// </summary>
internal static class CanonicalProtocol
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new DateAsText(), new CodeAsText(), new ShortestDecimal() },
    };

    public static string Of(Protocol protocol) => CanonicalJson.Of(NodeOf(protocol));

    /// <summary>The contents without what the document leaves out, so that a field which a later version adds changes no hash of today.</summary>
    public static JsonObject NodeOf(Protocol protocol) => (JsonObject)Sparse(JsonSerializer.SerializeToNode(protocol, Options)!)!;

    /// <summary>SHA-256 of the canonical text in UTF-8, in hexadecimal.</summary>
    public static string HashOf(Protocol protocol) => HashOf(Of(protocol));

    /// <summary>The hash of the consent text alone, so that a signature states which words were read.</summary>
    public static string HashOf(ConsentText consent) => HashOf(CanonicalJson.Of(JsonSerializer.SerializeToNode(consent, Options)));

    private static JsonNode? Sparse(JsonNode? node) => node switch
    {
        JsonObject record => new JsonObject(record.Select(pair => KeyValuePair.Create(pair.Key, Sparse(pair.Value))).Where(pair => pair.Value is not null)),
        JsonArray { Count: 0 } => null,
        JsonArray array => new JsonArray([.. array.Select(Sparse)]),
        null => null,
        _ => node.DeepClone(),
    };

    private static string HashOf(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private sealed class DateAsText : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString()!).Value;
        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class CodeAsText : JsonConverter<ArmCode>
    {
        public override ArmCode Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!);
        public override void Write(Utf8JsonWriter writer, ArmCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    // 120 and 120.00 are one amount.
    private sealed class ShortestDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDecimal();
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
