using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace Confrere.Kernel.Documents;

/// <summary>
/// A mapping of the document, read field by field. A field that is missing or malformed is noted and read as its type's empty value,
/// so that reading goes on to the next problem; a field that nobody asked for is noted by <see cref="RefuseTheRest"/>.
/// </summary>
public sealed class YamlMap(YamlMappingNode node, string path, ProblemList problems)
{
    private readonly List<string> _asked = [];

    public int Line => (int)node.Start.Line;

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public string Text(string key) => Scalar(key, "a text")?.Trim() is { Length: > 0 } text ? text : Missing(key, "", "Write a text.");

    public string? OptionalText(string key) => Has(key) ? Text(key) : null;

    public int Whole(string key, int least, int most)
    {
        if (Scalar(key, "a whole number") is not { } text) return Missing(key, least, $"Write a whole number from {least} to {most}.");
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        return Wrong(key, least, $"\"{text}\" is not a whole number from {least} to {most}.", "Write one within these bounds.");
    }

    public int OptionalWhole(string key, int least, int most, int otherwise) => Has(key) ? Whole(key, least, most) : otherwise;

    public int? WholeIfSaid(string key, int least, int most) => Has(key) ? Whole(key, least, most) : null;

    public double? OptionalNumber(string key)
    {
        if (!Has(key) || Scalar(key, "a number") is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        return Wrong<double?>(key, null, $"\"{text}\" is not a number.", "Write one like 3.5.");
    }

    public double Fraction(string key, double above, double below)
    {
        if (Scalar(key, "a number") is not { } text) return Missing(key, above, $"Write a number between {above} and {below}.");
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > above && number < below) return number;
        return Wrong(key, above, $"\"{text}\" is not a number between {above} and {below}.", "Write one like 0.95.");
    }

    public double Number(string key, double least, double most)
    {
        if (Scalar(key, "a number") is not { } text) return Missing(key, least, Invariant($"Write a number from {least} to {most}."));
        return AsNumber(text, least, most) ?? Wrong(key, least, Invariant($"\"{text}\" is not a number from {least} to {most}."), "Write one within these bounds.");
    }

    public double? OptionalNumber(string key, double least, double most) => Has(key) ? Number(key, least, most) : null;

    public IReadOnlyList<double> Numbers(string key, double least, double most)
    {
        var numbers = new List<double>();
        foreach (var (value, at) in Items(key, 1))
        {
            if (value is YamlScalarNode { Value: { } text } && AsNumber(text, least, most) is { } number) numbers.Add(number);
            else problems.Add(value, at, Invariant($"It is not a number from {least} to {most}."), "Write one within these bounds.");
        }
        return numbers;
    }

    public decimal Money(string key)
    {
        if (Scalar(key, "an amount") is not { } text) return Missing(key, 0m, "Write an amount, 0 if nothing is paid.");
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return amount;
        return Wrong(key, 0m, $"\"{text}\" is not an amount.", "Write digits with a point, like 120.50.");
    }

    public bool YesOrNo(string key) => Has(key) ? ReadYesOrNo(key) : Missing(key, false, "Write yes or no.");

    public bool YesIfSaid(string key) => Has(key) && ReadYesOrNo(key);

    public LocalDate Date(string key) => Has(key) ? OptionalDate(key) ?? default : Missing(key, default(LocalDate), "Write a date like 2026-01-31.");

    public LocalDate? OptionalDate(string key)
    {
        if (!Has(key) || Scalar(key, "a date") is not { } text) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : Wrong<LocalDate?>(key, null, $"\"{text}\" is not a date.", "Write it as 2026-01-31.");
    }

    public string? OptionalOneOf(string key, params IReadOnlyList<string> allowed) => Has(key) ? OneOf(key, allowed) : null;

    public string OneOf(string key, params IReadOnlyList<string> allowed)
    {
        var text = Text(key);
        if (text.Length == 0 || allowed.Contains(text)) return text;
        return Wrong(key, text, $"\"{text}\" is not known.", allowed.Count == 1 ? $"Write {allowed[0]}." : $"Write one of {string.Join(", ", allowed)}.");
    }

    public YamlMap? Map(string key)
    {
        if (Find(key) is not { } value) return Missing<YamlMap?>(key, null, "Write it as an indented group of fields.");
        return value is YamlMappingNode map ? new(map, PathOf(key), problems) : Wrong<YamlMap?>(key, null, "It is not a group of fields.", "Indent its fields below it.");
    }

    /// <summary>Notes what is wrong with a field that could be read and does not fit the others.</summary>
    public void Note(string key, string what, string remedy) => problems.Add(LineOf(key), PathOf(key), what, remedy);

    public YamlMap? OptionalMap(string key) => Has(key) ? Map(key) : null;

    /// <summary>A list of groups of fields; at least <paramref name="least"/> of them.</summary>
    public IReadOnlyList<T> Each<T>(string key, int least, Func<YamlMap, T> read)
    {
        var rows = new List<T>();
        foreach (var (value, at) in Items(key, least))
        {
            if (value is not YamlMappingNode map) { problems.Add(value, at, "It is not a group of fields.", "Write its fields below the dash."); continue; }
            var row = new YamlMap(map, at, problems);
            rows.Add(read(row));
            row.RefuseTheRest();
        }
        return rows;
    }

    /// <summary>The groups of a list that was read before, to say where a problem between them lies.</summary>
    public IReadOnlyList<YamlMap> Rows(string key) =>
        [.. Items(key, 0).Where(item => item.Value is YamlMappingNode).Select(item => new YamlMap((YamlMappingNode)item.Value, item.At, problems))];

    public IReadOnlyList<string> Texts(string key, int least)
    {
        var texts = new List<string>();
        foreach (var (value, at) in Items(key, least))
        {
            if (value is YamlScalarNode { Value: { Length: > 0 } text }) texts.Add(text.Trim());
            else problems.Add(value, at, "It is not a text.", "Write one text after each dash.");
        }
        return texts;
    }

    /// <summary>Null when nothing is said, which differs from an empty list.</summary>
    public IReadOnlyList<int>? OptionalWholes(string key) => Has(key) ? Wholes(key, 0) : null;

    public IReadOnlyList<int> Wholes(string key, int least)
    {
        var numbers = new List<int>();
        foreach (var (value, at) in Items(key, least))
        {
            if (value is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else problems.Add(value, at, "It is not a whole number.", "Write digits only.");
        }
        return numbers;
    }

    /// <summary>Notes every field that was not asked for: a misspelt field would otherwise be silently without effect.</summary>
    public void RefuseTheRest()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (_asked.Contains(name)) continue;
            var nearest = _asked.MinBy(asked => Spelling.Distance(asked, name));
            var remedy = nearest is not null && Spelling.Distance(nearest, name) <= 3 ? $"Did you mean {nearest}?" : "Remove it.";
            problems.Add(key, PathOf(name), "There is no such field.", remedy);
        }
    }

    /// <summary>Whether the document says something at a path like "offerings[1].sessions", counted from here.</summary>
    public bool Holds(string field)
    {
        YamlNode? at = node;
        foreach (var step in field.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            at = (at, step) switch
            {
                (YamlMappingNode map, _) when map.Children.TryGetValue(new YamlScalarNode(step), out var value) => value,
                (YamlSequenceNode list, ['[', .. var place, ']']) when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index >= 1 && index <= list.Children.Count => list.Children[index - 1],
                _ => null,
            };
        return at is not null;
    }

    private static double? AsNumber(string text, double least, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private IEnumerable<(YamlNode Value, string At)> Items(string key, int least)
    {
        if (Find(key) is not { } value)
        {
            if (least > 0) Missing(key, 0, "Write it as a list.");
            return [];
        }
        if (value is not YamlSequenceNode list) { Wrong(key, 0, "It is not a list.", "Begin each entry with a dash."); return []; }
        if (list.Children.Count < least) Wrong(key, 0, $"It has {list.Children.Count} entries.", $"Write at least {least}.");
        return list.Children.Select((item, index) => (item, $"{PathOf(key)}[{index + 1}]"));
    }

    private bool ReadYesOrNo(string key) => Scalar(key, "yes or no")?.ToLowerInvariant() switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        var other => Wrong(key, false, $"\"{other}\" is neither yes nor no.", "Write yes or no."),
    };

    public bool Has(string key) => Find(key) is not null;

    private YamlNode? Find(string key)
    {
        if (!_asked.Contains(key)) _asked.Add(key);
        problems.Asked(PathOf(key));
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    // Null when missing; a group or list where one value belongs is noted here and read as empty.
    private string? Scalar(string key, string kind) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value ?? "",
        _ => Wrong(key, "", $"It is a group or a list where {kind} belongs.", "Write one value."),
    };

    private T Missing<T>(string key, T otherwise, string remedy)
    {
        if (Has(key)) return Find(key) is YamlScalarNode ? Wrong(key, otherwise, "It is empty.", remedy) : otherwise;
        problems.Add(Line, PathOf(key), "It is missing.", remedy);
        return otherwise;
    }

    private T Wrong<T>(string key, T otherwise, string what, string remedy)
    {
        problems.Add(LineOf(key), PathOf(key), what, remedy);
        return otherwise;
    }
}
