using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Confrere.App.Verbs.Fit.Document;

/// <summary>A group of fields, read field by field; what is wrong is noted and read as empty, so that reading goes on to the next problem.</summary>
internal sealed class DocumentMap(YamlMappingNode node, string path, ProblemList problems)
{
    private readonly List<string> _asked = [];

    public int Line => (int)node.Start.Line;

    public IReadOnlyList<string> Keys => [.. node.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "")];

    public bool Has(string key) => Find(key) is not null;

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public void Wrong(string key, string what, string remedy) => problems.Add(LineOf(key), PathOf(key), what, remedy);

    public string Text(string key, string remedy)
    {
        if (Find(key) is null) problems.Add(Line, PathOf(key), "It is missing.", remedy);
        return OptionalText(key) ?? "";
    }

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlScalarNode { Value: { } text } when text.Trim().Length > 0: return text.Trim();
            case YamlScalarNode: Wrong(key, "It is empty.", "Write a text or remove the field."); return null;
            default: Wrong(key, "It is a group or a list where one text belongs.", "Write one value."); return null;
        }
    }

    /// <summary>One of the words, or the default when the field is absent.</summary>
    public T OneOf<T>(string key, T otherwise, IReadOnlyDictionary<string, T> words)
    {
        if (OptionalText(key) is not { } text) return otherwise;
        if (words.TryGetValue(text.ToLowerInvariant(), out var value)) return value;
        Wrong(key, $"\"{text}\" is not known.", $"Write one of {string.Join(", ", words.Keys)}.");
        return otherwise;
    }

    public bool YesOrNo(string key, bool otherwise) => OneOf(key, otherwise, Words.YesOrNo);

    public double? Number(string key)
    {
        if (OptionalText(key) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        Wrong(key, $"\"{text}\" is not a number.", "Write digits with a point.");
        return null;
    }

    /// <summary>A list of texts; one text stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlScalarNode { Value: { } one }: return [one.Trim()];
            case YamlSequenceNode list:
                foreach (var odd in list.Children.Where(c => c is not YamlScalarNode))
                    problems.Add((int)odd.Start.Line, PathOf(key), "An entry of the list is not a text.", "Write one text in each place.");
                return [.. list.Children.OfType<YamlScalarNode>().Select(c => (c.Value ?? "").Trim())];
            default: Wrong(key, "It is not a list.", "Write texts between brackets: [a, b]."); return [];
        }
    }

    public DocumentMap? Map(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlMappingNode map: return new(map, PathOf(key), problems);
            default: Wrong(key, "It is not a group of fields.", "Indent its fields below it, or write them between braces."); return null;
        }
    }

    /// <summary>The entries of a list; an entry may be a text (second argument) or a group of fields (first).</summary>
    public IReadOnlyList<T> Each<T>(string key, Func<DocumentMap, T> ofMap, Func<string, int, T>? ofText = null)
    {
        if (Find(key) is not { } value) return [];
        if (value is not YamlSequenceNode list)
        {
            Wrong(key, "It is not a list.", "Begin each entry with a dash.");
            return [];
        }
        var rows = new List<T>();
        foreach (var (item, index) in list.Children.Select((item, index) => (item, index)))
        {
            var at = $"{PathOf(key)}[{index + 1}]";
            if (item is YamlMappingNode map) rows.Add(Whole(new(map, at, problems), ofMap));
            else if (item is YamlScalarNode { Value: { } text } && ofText is not null) rows.Add(ofText(text.Trim(), (int)item.Start.Line));
            else problems.Add((int)item.Start.Line, at, "It is not a group of fields.", "Write its fields between braces.");
        }
        return rows;
    }

    /// <summary>Notes every field that nobody asked for: a misspelt one would otherwise silently have no effect.</summary>
    public void RefuseTheRest()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_asked.Contains(name)) problems.Add((int)key.Start.Line, PathOf(name), "There is no such field.", $"Remove it; there are {string.Join(", ", _asked)}.");
        }
    }

    private static T Whole<T>(DocumentMap map, Func<DocumentMap, T> read)
    {
        var value = read(map);
        map.RefuseTheRest();
        return value;
    }

    private YamlNode? Find(string key)
    {
        if (!_asked.Contains(key)) _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }
}
