using Confrere.Kernel.Documents;

namespace Confrere.Surveys.Domain;

/// <summary>
/// Reads an instrument from its YAML document, whose fields docs/reference/instrument.schema.json describes. Sections are read here,
/// scales by <see cref="ScaleFields"/>; every problem is noted at once with its line and field.
/// </summary>
internal sealed class InstrumentDocument(YamlMap root)
{
    private const int HighestValue = 1000;

    private readonly Dictionary<string, ResponseSet> _responses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstrumentItem> _items = new(StringComparer.Ordinal);
    private string _code = "";

    public static InstrumentReading Read(string yaml)
    {
        var problems = new ProblemList();
        if (YamlText.Root(yaml, problems) is not { } root) return new(null, problems.InOrder);
        var instrument = new InstrumentDocument(root).ReadAll(problems);
        return new(problems.IsEmpty ? instrument : null, problems.InOrder);
    }

    private Instrument? ReadAll(ProblemList problems)
    {
        var (code, edition, title) = (Spelled(root, "code", Codes.Instrument()), Spelled(root, "version", Codes.Edition()), root.Text("title"));
        _code = code;
        var wording = root.OneOf("wording", "stand-in", "licensed", "own");
        var (recall, source, licence) = (root.Text("recall"), root.Text("source"), root.Text("licence"));
        var memory = root.Texts("from-memory", 0);
        foreach (var set in root.Each("responses", 1, ReadResponses)) _responses.TryAdd(set.Code, set);
        var sections = root.Each("sections", 1, ReadSection);
        Unique("sections", sections.Select(section => section.Code));
        var scaleFields = new ScaleFields(code, _items);
        var scales = root.Each("scales", 0, scaleFields.Read);
        Unique("scales", scales.Select(scale => scale?.Code));
        var safety = root.Each("safety", 0, row => scaleFields.ReadSafety(row, scales));
        root.RefuseTheRest();
        if (!problems.IsEmpty) return null;
        return new(code, edition, title, recall, Enum.Parse<Wording>(wording.Replace("-", ""), ignoreCase: true), source, licence, memory, sections, [.. scales!], [.. safety!]);
    }

    private ResponseSet ReadResponses(YamlMap row)
    {
        var code = Spelled(row, "code", Codes.Part());
        var anchors = row.Each("anchors", 2, anchor => (Row: anchor, Anchor: new ResponseAnchor(anchor.Whole("value", 0, HighestValue), anchor.Text("label"))));
        for (var place = 1; place < anchors.Count; place++)
            if (anchors[place].Anchor.Value != anchors[place - 1].Anchor.Value + 1)
                anchors[place].Row.Note("value", "The values do not rise by one from answer to answer.", $"After {anchors[place - 1].Anchor.Value} comes {anchors[place - 1].Anchor.Value + 1}.");
        if (_responses.ContainsKey(code)) row.Note("code", $"\"{code}\" is there twice.", "Give each set of answers a code of its own.");
        return new(code, anchors.Count > 0 ? [.. anchors.Select(pair => pair.Anchor)] : [new(0, "")]);
    }

    private InstrumentSection ReadSection(YamlMap row)
    {
        var (code, name) = (Spelled(row, "code", Codes.Part()), row.Text("responses"));
        if (!_responses.TryGetValue(name, out var responses) && name.Length > 0)
            row.Note("responses", $"There are no answers \"{name}\".", $"Write one of {string.Join(", ", _responses.Keys)}.");
        responses ??= new("", [new(0, "")]);
        var items = row.Each("items", 1, item => ReadItem(item, responses));
        return new(code, row.Text("title"), row.Text("stem"), responses, items);
    }

    private InstrumentItem ReadItem(YamlMap row, ResponseSet responses)
    {
        var item = new InstrumentItem(Spelled(row, "code", Codes.Item()), row.Text("text"), responses.Lowest, responses.Highest, row.YesIfSaid("reverse"));
        if (!item.Code.StartsWith(_code, StringComparison.Ordinal))
            row.Note("code", $"\"{item.Code}\" does not begin with \"{_code}\".", "Begin item codes with the instrument's, so that no two instruments share one.");
        if (!_items.TryAdd(item.Code, item)) row.Note("code", $"\"{item.Code}\" is there twice.", "Give each item a code of its own.");
        return item;
    }

    private void Unique(string list, IEnumerable<string?> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, row) in codes.Zip(root.Rows(list)))
            if (code is { Length: > 0 } && !seen.Add(code)) row.Note("code", $"\"{code}\" is there twice.", "Give each entry a code of its own.");
    }

    internal static string Spelled(YamlMap row, string key, System.Text.RegularExpressions.Regex spelling)
    {
        var text = row.Text(key);
        if (text.Length > 0 && !spelling.IsMatch(text)) row.Note(key, $"\"{text}\" is not spelt as a {key} is.", "Use small letters and digits; see the reference of instruments.");
        return text;
    }
}
