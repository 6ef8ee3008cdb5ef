using System.Text.Json;
using Confrere.Surveys.Domain;
using CsCheck;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>Instruments of every shape that the format allows, with texts that files like to mangle.</summary>
internal static class AnyInstrument
{
    private static readonly string[] Pieces =
        ["work", "Is it so?", "a, b", "\"so\"", "it's", "<b>", "&amp;", "a | b", "=1+1", "-2", "@x", "100 %", "é", "日本", "😀", "\\", "#no", ": yes", "{ }", "[1]", "5", "null", "yes", ";", "\ttab", "x\ny"];

    // A text is never empty and never begins or ends with white space: the reader trims.
    public static readonly Gen<string> Text =
        Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[1, 5].Select(pieces => string.Join(' ', pieces).Trim()).Where(text => text.Length > 0);

    public static readonly Gen<Instrument> Any =
        from structure in Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2], Gen.Int[1, 5], Gen.Bool)
        from texts in Text.Array[60]
        from numbers in Gen.Double[0.25, 4].Array[20]
        from scoring in Gen.Int[0, 2].Select(which => (Scoring)which)
        select Build(structure.Item1, structure.Item2, structure.Item3, structure.Item4, texts, numbers, scoring);

    /// <summary>All that an instrument holds, for comparing: records compare their lists by reference.</summary>
    public static string Everything(Instrument instrument) => JsonSerializer.Serialize(instrument);

    /// <summary>The same structure and scoring with nothing of its wording.</summary>
    public static Instrument WithoutWords(Instrument instrument)
    {
        var sections = instrument.Sections.Select(section => section with
        {
            Title = "?", Stem = "?", Responses = section.Responses with { Anchors = [.. section.Anchors.Select(anchor => anchor with { Label = "?" })] },
            Items = [.. section.Items.Select(item => item with { Text = "?" })],
        }).ToList();
        var items = sections.SelectMany(section => section.Items).ToDictionary(item => item.Code);
        var scales = instrument.Scales.Select(scale => scale with { Items = [.. scale.Items.Select(item => items[item.Code])] }).ToList();
        return instrument with
        {
            Edition = "0", Wording = Wording.StandIn, Title = "?", Recall = "?", Sections = sections, Scales = scales,
            Safety = [.. instrument.Safety.Select(rule => rule with { Scale = scales.Single(scale => scale.Code == rule.Scale.Code) })],
        };
    }

    private static Instrument Build(int itemsPerSection, int lowest, int steps, bool flag, string[] texts, double[] numbers, Scoring scoring)
    {
        var next = 0;
        string Next() => texts[next++ % texts.Length];
        var sets = Enumerable.Range(1, 2).Select(set => new ResponseSet(
            $"set-{set}", [.. Enumerable.Range(lowest, steps + 1).Select(value => new ResponseAnchor(value, Next()))])).ToList();
        var sections = Enumerable.Range(0, 3).Select(section => new InstrumentSection(
            $"part-{section}", Next(), Next(), sets[section % 2],
            [.. Enumerable.Range(1, itemsPerSection).Select(item => new InstrumentItem(
                $"any{section}_{item}", Next(), lowest, lowest + steps, flag ^ item % 2 == 0))])).ToList();
        var items = sections.SelectMany(section => section.Items).ToList();
        var weights = scoring == Scoring.Weighted ? items.Select((_, place) => numbers[place % numbers.Length]).ToList() : [];
        var plain = new InstrumentScale("any.all", Next(), scoring, items, weights, 0.5, numbers[0], numbers[1], Next(), flag, 0.8, numbers[2], [], []);
        var scale = plain with
        {
            CutPoints = [new("high", plain.RawLowest + (plain.RawHighest - plain.RawLowest) / 2, flag, Next(), Next())],
            Norms = [new(Next(), numbers[3], Next(), 100, Next())],
        };
        var bare = new InstrumentScale("any.bare", Next(), Scoring.Mean, [items[0]], [], 1, 1, 0, Next(), !flag, null, null, [], []);
        return new("any", "2026-1", Next(), Next(), flag ? Wording.Licensed : Wording.StandIn, Next(), Next(), [Next(), Next()], sections, [scale, bare],
            [new("low-mood", scale, scale.RawHighest, Next())]);
    }
}
