using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Confrere.Surveys.Domain;

/// <summary>What one visit asks: its instruments in order, their sections as pages, their items in the one order in which answers are packed.</summary>
internal sealed class SurveyForm
{
    private readonly string[] _packingOrder;
    private readonly FrozenDictionary<string, InstrumentItem> _items;

    public SurveyForm(IReadOnlyList<Instrument> instruments)
    {
        Instruments = instruments;
        Sections = [.. instruments.SelectMany(instrument => instrument.Sections)];
        _items = Sections.SelectMany(section => section.Items).ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
        _packingOrder = [.. _items.Keys.Order(StringComparer.Ordinal)];
        Version = string.Join(' ', instruments.Select(instrument => instrument.Version));
    }

    public IReadOnlyList<Instrument> Instruments { get; }

    public IReadOnlyList<InstrumentSection> Sections { get; }

    /// <summary>The versions of its instruments, separated by spaces: stored with the answers.</summary>
    public string Version { get; }

    public static IEnumerable<string> VersionsIn(string version) => version.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The instrument that a section belongs to.</summary>
    public Instrument InstrumentOf(InstrumentSection section) => Instruments.First(instrument => instrument.Sections.Contains(section));

    public int ItemCount => _packingOrder.Length;

    /// <summary>What is wrong with the answers, one sentence for each; empty when they can be stored.</summary>
    public IReadOnlyList<string> Problems(IReadOnlyDictionary<string, int?> answers)
    {
        var problems = new List<string>();
        foreach (var (code, value) in answers)
        {
            if (!_items.TryGetValue(code, out var item)) problems.Add($"The item \"{code}\" is not asked at this visit.");
            else if (value is { } given && !item.Admits(given)) problems.Add($"\"{item.Text}\": {given} is not one of the answers {item.Lowest} to {item.Highest}.");
        }
        return problems;
    }

    /// <summary>The answers in one spelling: every item that was asked, sorted by code, null where it was left out.</summary>
    public string Pack(IReadOnlyDictionary<string, int?> answers)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * ItemCount);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var code in _packingOrder)
            {
                if (answers.GetValueOrDefault(code) is { } value) json.WriteNumber(code, value);
                else json.WriteNull(code);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyDictionary<string, int?> Unpack(string packed) => JsonSerializer.Deserialize<Dictionary<string, int?>>(packed)!;
}
