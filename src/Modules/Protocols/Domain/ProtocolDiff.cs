using System.Text.Json.Nodes;
using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>What differs in content between two protocols; layout, comments and the order of coded entries do not count.</summary>
internal static class ProtocolDiff
{
    // What an entry of a list goes by, the first that it has.
    private static readonly string[] Names = ["code", "scale", "outcome", "heading", "field", "event"];

    public static IReadOnlyList<ProtocolChange> Between(Protocol before, Protocol after)
    {
        var (old, now) = (Flat(before), Flat(after));
        return
        [
            .. old.Keys.Union(now.Keys).Where(path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal).Select(path => new ProtocolChange(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path))),
        ];
    }

    private static Dictionary<string, string> Flat(Protocol protocol)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(CanonicalProtocol.NodeOf(protocol), "", values);
        return values;
    }

    private static void Collect(JsonNode node, string path, Dictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var (key, value) in record) Collect(value!, path.Length == 0 ? key : $"{path}.{key}", values);
                break;
            case JsonArray list when list.Any(entry => entry is JsonObject):
                foreach (var (index, entry) in list.Index()) Collect(entry!, Free($"{path}[{NameOf((JsonObject)entry!) ?? $"{index + 1}"}]", values), values);
                break;
            case JsonArray list:
                values[path] = $"[{string.Join(", ", list.Select(entry => entry!.ToString()))}]";
                break;
            default:
                values[path] = node.ToString();
                break;
        }
    }

    // Two estimands may be of one outcome, at different visits.
    private static string Free(string path, Dictionary<string, string> values)
    {
        var free = path;
        for (var next = 2; values.Keys.Any(taken => taken.StartsWith(free + ".", StringComparison.Ordinal)); next++) free = $"{path[..^1]} {next}]";
        return free;
    }

    private static string? NameOf(JsonObject entry) => Names.Select(name => entry[name]?.ToString()).FirstOrDefault(name => name is not null);
}
