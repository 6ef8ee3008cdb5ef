using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Confrere.Surveys.Domain;

/// <summary>Reads an instrument from its YAML document and refuses it with every problem at once.</summary>
internal sealed class InstrumentReader
{
    private readonly List<InstrumentProblem> _problems = [];
    private readonly Dictionary<string, InstrumentItem> _items = new(StringComparer.Ordinal);

    /// <exception cref="InstrumentIsInvalid">Anything in the document is missing, misspelt, out of range or points nowhere.</exception>
    public static Instrument Read(string yaml, string file)
    {
        var reader = new InstrumentReader();
        var instrument = reader.Document(yaml, file);
        return reader._problems.Count == 0 ? instrument! : throw new InstrumentIsInvalid(reader._problems);
    }

    private Instrument? Document(string yaml, string file)
    {
        var stream = new YamlStream();
        try { stream.Load(new StringReader(yaml)); }
        catch (YamlException unreadable)
        {
            _problems.Add(new(file, (int)unreadable.Start.Line, $"This is not readable as YAML: {unreadable.Message}"));
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return Instrument(YamlPlace.Root(root, file, _problems), yaml);
        _problems.Add(new(file, 1, "The file should hold one document with named entries."));
        return null;
    }

    private Instrument? Instrument(YamlPlace root, string yaml)
    {
        root.AllowOnly("code", "version", "title", "wording", "recall", "source", "licence", "responses", "sections", "scales");
        var code = root["code"].Text();
        var version = $"{code}@{root["version"].Text()}+{Fingerprint(yaml)}";
        var (title, recall, wording) = (root["title"].Text(), root["recall"].Text(), root["wording"].OneOf("stand-in", "licensed"));
        var (source, licence) = (root["source"].Text(), root["licence"].Text());
        var responses = Responses(root["responses"]);
        var sections = root["sections"].List().Select(section => Section(section, responses)).ToList();
        foreach (var twice in sections.GroupBy(section => section.Code).Where(group => group.Count() > 1))
            root["sections"].Note($"The section \"{twice.Key}\" is there {twice.Count()} times.");
        var scales = root["scales"].List().Select(Scale).ToList();
        if (_problems.Count > 0) return null;
        return new(code, version, title, recall, wording == "stand-in", source, licence, sections, [.. scales.OfType<InstrumentScale>()]);
    }

    private Dictionary<string, IReadOnlyList<ResponseAnchor>> Responses(YamlPlace responses)
    {
        var sets = new Dictionary<string, IReadOnlyList<ResponseAnchor>>(StringComparer.Ordinal);
        foreach (var (name, anchors) in responses.Entries()) sets[name] = Anchors(name, anchors);
        return sets;
    }

    private static List<ResponseAnchor> Anchors(string name, YamlPlace anchors)
    {
        var list = new List<ResponseAnchor>();
        foreach (var place in anchors.List())
        {
            var anchor = new ResponseAnchor((int)place["value"].Number(0, 100), place["label"].Text());
            if (list.Count > 0 && anchor.Value != list[^1].Value + 1) place.Note($"The values of \"{name}\" should rise by one from answer to answer.");
            list.Add(anchor);
        }
        return list;
    }

    private InstrumentSection Section(YamlPlace section, Dictionary<string, IReadOnlyList<ResponseAnchor>> responses)
    {
        section.AllowOnly("code", "title", "stem", "responses", "items");
        var name = section["responses"].Text();
        if (!responses.TryGetValue(name, out var anchors) && name.Length > 0)
            section["responses"].Note($"\"{name}\" is not among the responses; there are {string.Join(", ", responses.Keys)}.");
        var (lowest, highest) = anchors is { Count: > 0 } ? (anchors[0].Value, anchors[^1].Value) : (0, 0);
        var items = section["items"].List().Select(item => Item(item, lowest, highest)).ToList();
        return new(section["code"].Text(), section["title"].Text(), section["stem"].Text(), anchors ?? [], items);
    }

    private InstrumentItem Item(YamlPlace place, int lowest, int highest)
    {
        place.AllowOnly("code", "text");
        var item = new InstrumentItem(place["code"].Text(), place["text"].Text(), lowest, highest);
        if (!_items.TryAdd(item.Code, item)) place.Note($"The item \"{item.Code}\" is there more than once.");
        return item;
    }

    private InstrumentScale? Scale(YamlPlace scale)
    {
        scale.AllowOnly("code", "label", "items", "direction", "multiply-by", "unit", "at-least-answered", "reliability", "standard-deviation", "cut-point");
        var own = new List<InstrumentItem>();
        foreach (var code in scale["items"].List())
        {
            if (_items.TryGetValue(code.Text(), out var item)) own.Add(item);
            else code.Note($"The item \"{code.Text()}\" is not asked in any section.");
        }
        var (label, unit, direction) = (scale["label"].Text(), scale["unit"].Text(), scale["direction"].OneOf("lower-is-better", "higher-is-better"));
        var (factor, share) = (scale["multiply-by"].Number(0.001, 1000), scale["at-least-answered"].Number(0, 1));
        var reliability = Optional(scale["reliability"], 0, 1);
        var deviation = Optional(scale["standard-deviation"], 0, 1000);
        var name = scale["code"].Text();
        var cut = scale["cut-point"] is { Exists: true } place ? Cut(place) : null;
        return own.Count == 0 ? null : new(name, label, own, direction == "lower-is-better", factor, unit, share, reliability, deviation, cut);
    }

    private static CutPoint Cut(YamlPlace cut) => new(cut["raw"].Number(0, 100), cut["side"].OneOf("above", "at-or-above") == "at-or-above");

    private static double? Optional(YamlPlace place, double from, double to) => place.Exists ? place.Number(from, to) : null;

    private static string Fingerprint(string yaml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)).AsSpan(0, 4));
}
