using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Confrere.Surveys.Domain;

/// <summary>A node of a YAML document that knows its line and notes what is wrong with it instead of stopping at the first.</summary>
internal sealed class YamlPlace(YamlNode? node, int line, string name, string file, List<InstrumentProblem> problems)
{
    public int Line => line;

    public static YamlPlace Root(YamlNode node, string file, List<InstrumentProblem> problems) => new(node, Start(node, 1), "the file", file, problems);

    public YamlPlace this[string key] => new(Child(key), Start(Child(key), line), key, file, problems);

    public bool Exists => node is not null;

    public void Note(string sentence) => problems.Add(new(file, line, sentence));

    /// <summary>Notes every key that is not among the known ones: a misspelt key is not silently left out.</summary>
    public void AllowOnly(params ReadOnlySpan<string> known)
    {
        if (node is not YamlMappingNode map) return;
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>())
            if (!known.Contains(key.Value!)) problems.Add(new(file, Start(key, line), $"\"{key.Value}\" is not known here; known are {string.Join(", ", known.ToArray())}."));
    }

    public IEnumerable<(string Key, YamlPlace Value)> Entries()
    {
        if (node is not YamlMappingNode map)
        {
            Note($"{name} should hold named entries.");
            return [];
        }
        return map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, new YamlPlace(pair.Value, Start(pair.Key, line), ((YamlScalarNode)pair.Key).Value!, file, problems)));
    }

    public IReadOnlyList<YamlPlace> List()
    {
        if (node is YamlSequenceNode { Children.Count: > 0 } list)
            return [.. list.Children.Select(child => new YamlPlace(child, Start(child, line), name, file, problems))];
        Note($"{name} should be a list with at least one entry.");
        return [];
    }

    public string Text()
    {
        if (node is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text) return text;
        Note($"{name} is missing or empty.");
        return "";
    }

    public string OneOf(params ReadOnlySpan<string> choices)
    {
        var text = Text();
        if (text.Length > 0 && !choices.Contains(text)) Note($"{name} is \"{text}\"; it should be {string.Join(" or ", choices.ToArray())}.");
        return text;
    }

    public double Number(double from, double to)
    {
        var text = Text();
        if (text.Length == 0) return from;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to) return value;
        Note($"{name} is \"{text}\"; it should be a number from {from.ToString(CultureInfo.InvariantCulture)} to {to.ToString(CultureInfo.InvariantCulture)}.");
        return from;
    }

    private YamlNode? Child(string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static int Start(YamlNode? at, int otherwise) => at is { Start.Line: > 0 } ? (int)at.Start.Line : otherwise;
}
