using System.Globalization;
using Confrere.Analysis.Domain.Problems;
using YamlDotNet.RepresentationModel;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A mapping of the plan, read key by key. It notes what is missing, misspelt or of the wrong kind, with the line, and goes on.</summary>
internal sealed class YamlSection(YamlMappingNode node, string path, InputProblems problems, IDictionary<string, string> references)
{
    private readonly HashSet<string> _asked = [];

    public long Line => node.Start.Line;

    public string Text(string key, string otherwise = "") => Scalar(key, isNeeded: true) ?? otherwise;

    public string? TextIfAny(string key) => Scalar(key, isNeeded: false);

    public double Number(string key)
    {
        if (Scalar(key, isNeeded: true) is not { } text) return double.NaN;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        problems.Line(LineOf(key), $"\"{Name(key)}\" must be a number; it is \"{text}\".");
        return double.NaN;
    }

    public double NumberOr(string key, double otherwise) => Has(key) ? Number(key) : otherwise;

    public string OneOf(string key, params ReadOnlySpan<string> allowed)
    {
        if (Scalar(key, isNeeded: true) is not { } text) return allowed[0];
        if (allowed.Contains(text)) return text;
        problems.Line(LineOf(key), $"\"{Name(key)}\" is \"{text}\"; it can be {string.Join(" or ", allowed.ToArray())}.");
        return allowed[0];
    }

    public YamlSection Section(string key)
    {
        if (Child(key, isNeeded: true) is YamlMappingNode mapping) return new(mapping, Name(key), problems, references);
        if (Has(key)) problems.Line(LineOf(key), $"\"{Name(key)}\" must have entries below it.");
        return new([], Name(key), problems, references) { IsAbsent = true };
    }

    public IReadOnlyList<YamlSection> Sections(string key, bool isNeeded = true)
    {
        if (Child(key, isNeeded) is not { } child) return [];
        if (child is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
            return [.. list.Select((item, i) => new YamlSection((YamlMappingNode)item, $"{Name(key)}[{i + 1}]", problems, references))];
        problems.Line(LineOf(key), $"\"{Name(key)}\" must be a list of entries, each beginning with a dash.");
        return [];
    }

    public IReadOnlyList<string>? Texts(string key, bool isNeeded)
    {
        if (Child(key, isNeeded) is not { } child) return null;
        if (child is YamlSequenceNode list && list.All(item => item is YamlScalarNode)) return [.. list.Select(item => ((YamlScalarNode)item).Value ?? "")];
        problems.Line(LineOf(key), $"\"{Name(key)}\" must be a list of words.");
        return null;
    }

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>Remembers where a part of the plan stands under a name of our own.</summary>
    public void Refer(string name) => references[name] = $"line {Line}";

    /// <summary>Notes every key that nobody asked for: a misspelt key would otherwise be silently ignored.</summary>
    public void RefuseTheRest()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !_asked.Contains(key.Value ?? "")))
            problems.Line(key.Start.Line, $"\"{Name(key.Value ?? "")}\" is not known here; known are {string.Join(", ", _asked)}.");
    }

    private bool IsAbsent { get; init; }

    private string? Scalar(string key, bool isNeeded)
    {
        switch (Child(key, isNeeded))
        {
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return value;
            case null:
                return null;
            default:
                problems.Line(LineOf(key), $"\"{Name(key)}\" must have a single value.");
                return null;
        }
    }

    private YamlNode? Child(string key, bool isNeeded)
    {
        _asked.Add(key);
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var child))
        {
            references[Name(key)] = $"line {LineOf(key)}";
            return child;
        }
        if (isNeeded && !IsAbsent) problems.Line(Line, $"\"{Name(key)}\" is missing.");
        return null;
    }

    private string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private long LineOf(string key) => node.Children.Keys.First(k => k is YamlScalarNode scalar && scalar.Value == key).Start.Line;
}
