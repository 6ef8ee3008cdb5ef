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

    /// <summary>Null when the plan does without it.</summary>
    public YamlSection? SectionIfAny(string key)
    {
        _asked.Add(key);
        return Has(key) ? Section(key) : null;
    }

    /// <summary>A whole number from a smallest to a largest value.</summary>
    public int Count(string key, int otherwise, int smallest, int largest)
    {
        if (ScalarIfAny(key) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= smallest && count <= largest) return count;
        problems.Line(LineOf(key), $"\"{Name(key)}\" must be a whole number from {smallest} to {largest}; it is \"{text}\".");
        return otherwise;
    }

    public bool Yes(string key)
    {
        if (ScalarIfAny(key) is not { } text || text == "no") return false;
        if (text != "yes") problems.Line(LineOf(key), $"\"{Name(key)}\" is \"{text}\"; it can be yes or no.");
        return true;
    }

    /// <summary>A word that stands for a value; the first of the known ones when there is none.</summary>
    public T One<T>(string key, IReadOnlyDictionary<string, T> known, T otherwise) =>
        ScalarIfAny(key) is { } text ? Known(key, text, known, otherwise) : otherwise;

    /// <summary>A list of such words; null when the plan does without it.</summary>
    public IReadOnlyList<T>? Several<T>(string key, IReadOnlyDictionary<string, T> known) =>
        Texts(key, isNeeded: false)?.Select(text => Known(key, text, known, known.Values.First())).ToList();

    /// <summary>Says something about a key of this section, at its line.</summary>
    public void Refuse(string key, string sentence) => problems.Line(Has(key) ? LineOf(key) : Line, $"\"{Name(key)}\" {sentence}");

    /// <summary>A list of lists of words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lists(string key)
    {
        if (Child(key, isNeeded: true) is not { } child) return [];
        if (child is YamlSequenceNode list && list.All(item => item is YamlSequenceNode inner && inner.All(word => word is YamlScalarNode)))
            return [.. list.Select(item => (IReadOnlyList<string>)[.. ((YamlSequenceNode)item).Select(word => ((YamlScalarNode)word).Value ?? "")])];
        problems.Line(LineOf(key), $"\"{Name(key)}\" must be a list of lists, like [[8m], [2m, 3m]].");
        return [];
    }

    private string? ScalarIfAny(string key) => Scalar(key, isNeeded: false);

    private T Known<T>(string key, string text, IReadOnlyDictionary<string, T> known, T otherwise)
    {
        if (known.TryGetValue(text, out var value)) return value;
        problems.Line(LineOf(key), $"\"{Name(key)}\" has \"{text}\"; it can be {string.Join(", ", known.Keys)}.");
        return otherwise;
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

    /// <summary>A word or a list of words.</summary>
    public IReadOnlyList<string> OneOrMore(string key)
    {
        if (Child(key, isNeeded: true) is not { } child) return [];
        return child is YamlScalarNode { Value: { Length: > 0 } word } ? [word] : Texts(key, isNeeded: true) ?? [];
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

    /// <summary>A key with the path to it, as sentences name it.</summary>
    public string NameOf(string key) => Name(key);

    private string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private long LineOf(string key) => node.Children.Keys.First(k => k is YamlScalarNode scalar && scalar.Value == key).Start.Line;
}
