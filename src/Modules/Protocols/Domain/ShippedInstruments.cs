using System.Collections.Frozen;
using System.Reflection;
using YamlDotNet.RepresentationModel;

namespace Confrere.Protocols.Domain;

/// <summary>
/// What the instruments that ship with this version yield: enough to say that an outcome is not measured. The whole of an instrument is
/// read by Surveys, which stands above this module; both read the same documents.
/// </summary>
internal static class ShippedInstruments
{
    private static readonly FrozenDictionary<string, ShippedInstrument> ByCode = ReadAll().ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Codes => ByCode.Keys.Order(StringComparer.Ordinal);

    public static bool Knows(string instrument) => ByCode.ContainsKey(instrument);

    /// <returns>Empty for an instrument that is not known.</returns>
    public static IReadOnlyList<YieldedScale> ScalesOf(string instrument) => ByCode.TryGetValue(instrument, out var found) ? found.Scales : [];

    /// <returns>The codes of the rules after whose answers help is shown; empty for most instruments.</returns>
    public static IReadOnlyList<string> SafetyRulesOf(string instrument) => ByCode.TryGetValue(instrument, out var found) ? found.SafetyRules : [];

    private static Dictionary<string, ShippedInstrument> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = new Dictionary<string, ShippedInstrument>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("instruments/", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var stream = new YamlStream();
            stream.Load(text);
            var root = (YamlMappingNode)stream.Documents[0].RootNode;
            found[Text(root, "code")] = new([.. Rows(root, "scales").Select(Scale)], [.. Rows(root, "safety").Select(rule => Text(rule, "code"))]);
        }
        return found;
    }

    private static IEnumerable<YamlMappingNode> Rows(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlSequenceNode)value).Children.OfType<YamlMappingNode>() : [];

    private static YieldedScale Scale(YamlMappingNode scale) => new(Text(scale, "code"), Text(scale, "unit"), Text(scale, "direction") == "lower-is-better");

    private static string Text(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlScalarNode)value).Value ?? "" : "";
}
