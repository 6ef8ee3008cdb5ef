using Confrere.Kernel.Documents;

namespace Confrere.Surveys.Domain;

/// <summary>Reads the scales and safety rules of an instrument's document. Null stands for a row whose problems are noted.</summary>
internal sealed class ScaleFields(string instrument, IReadOnlyDictionary<string, InstrumentItem> asked)
{
    private const double Bound = 10_000;

    // The stated range is written with few decimals; the rule may yield 9.999999999999998.
    private const double SameEnd = 1e-9;

    public InstrumentScale? Read(YamlMap row)
    {
        var code = InstrumentDocument.Spelled(row, "code", Codes.Scale());
        if (code.Length > 0 && !code.StartsWith(instrument + ".", StringComparison.Ordinal))
            row.Note("code", $"\"{code}\" does not begin with \"{instrument}.\".", "Write it as instrument.scale.");
        var scoring = row.OneOf("scoring", "mean", "sum", "weighted") switch { "sum" => Scoring.Sum, "weighted" => Scoring.Weighted, _ => Scoring.Mean };
        var items = ItemsOf(row);
        var weights = Weights(row, scoring, items.Count);
        var (label, unit, direction) = (row.Text("label"), row.Text("unit"), row.OneOf("direction", "lower-is-better", "higher-is-better"));
        var share = row.Number("at-least-answered", 0, 1);
        var (factor, add) = (row.OptionalNumber("multiply-by", 0.0001, Bound) ?? 1, row.OptionalNumber("add", -Bound, Bound) ?? 0);
        var (reliability, deviation) = (row.OptionalNumber("reliability", 0, 1), row.OptionalNumber("standard-deviation", 0, Bound));
        var cuts = row.Each("cut-points", 0, cut => (Row: cut, Cut: ReadCut(cut)));
        var norms = row.Each("norms", 0, ReadNorm);
        var range = row.Map("range") is { } map ? ReadRange(map) : ((double From, double To)?)null;
        if (items.Count == 0 || range is null) return null;
        var scale = new InstrumentScale(
            code, label, scoring, items, weights, share, factor, add, unit, direction == "lower-is-better", reliability, deviation,
            [.. cuts.Select(pair => pair.Cut)], norms);
        CheckRange(row, scale, range.Value);
        foreach (var (at, cut) in cuts.Where(pair => pair.Cut.Raw < scale.RawLowest || pair.Cut.Raw > scale.RawHighest))
            at.Note("raw", Text($"{cut.Raw} is no raw score of {code}, which goes from {scale.RawLowest} to {scale.RawHighest}."), "Write the threshold before the rescaling.");
        return scale;
    }

    public SafetyRule? ReadSafety(YamlMap row, IReadOnlyList<InstrumentScale?> scales)
    {
        var (code, name) = (InstrumentDocument.Spelled(row, "code", Codes.Part()), row.Text("scale"));
        var (threshold, help) = (row.Number("at-or-above", 0, Bound), row.Text("help"));
        var scale = scales.FirstOrDefault(candidate => candidate?.Code == name);
        if (scale is not null && (threshold <= scale.RawLowest || threshold > scale.RawHighest))
            row.Note("at-or-above", Text($"{threshold} is not above {scale.RawLowest} and at most {scale.RawHighest}, the raw scores of {name}."), "Write a raw score that some answers reach and others do not.");
        if (scale is not null) return new(code, scale, threshold, help);
        if (name.Length > 0) row.Note("scale", $"There is no scale \"{name}\".", "Write the code of one of the scales.");
        return null;
    }

    private List<InstrumentItem> ItemsOf(YamlMap row)
    {
        var items = new List<InstrumentItem>();
        foreach (var code in row.Texts("items", 1))
        {
            if (!asked.TryGetValue(code, out var item)) row.Note("items", $"The item \"{code}\" is not asked in any section.", "Write codes of items.");
            else if (items.Contains(item)) row.Note("items", $"The item \"{code}\" is there twice.", "Weigh it if it should count more.");
            else items.Add(item);
        }
        if (items.Select(item => (item.Lowest, item.Highest)).Distinct().Count() > 1)
            row.Note("items", "Its items are not answered on one range of values.", "Make a scale for each range.");
        return items;
    }

    private static IReadOnlyList<double> Weights(YamlMap row, Scoring scoring, int items)
    {
        if (scoring != Scoring.Weighted)
        {
            if (row.Has("weights")) row.Note("weights", "Weights belong to \"scoring: weighted\".", "Remove them or change the scoring.");
            return [];
        }
        var weights = row.Numbers("weights", 0.0001, Bound);
        if (weights.Count != items) row.Note("weights", $"There are {weights.Count} weights for {items} items.", "Write one for each item, in their order.");
        return weights;
    }

    private static CutPoint ReadCut(YamlMap row) => new(
        InstrumentDocument.Spelled(row, "code", Codes.Part()), row.Number("raw", -Bound, Bound), row.OneOf("side", "above", "at-or-above") == "at-or-above",
        row.Text("meaning"), row.Text("source"));

    private static Norm ReadNorm(YamlMap row) =>
        new(row.Text("label"), row.Number("value", -1e9, 1e9), row.Text("unit"), row.Whole("n", 1, int.MaxValue), row.Text("source"));

    private static (double From, double To) ReadRange(YamlMap map)
    {
        var range = (map.Number("from", -1e9, 1e9), map.Number("to", -1e9, 1e9));
        map.RefuseTheRest();
        return range;
    }

    private static void CheckRange(YamlMap row, InstrumentScale scale, (double From, double To) stated)
    {
        if (Math.Abs(stated.From - scale.Lowest) > SameEnd || Math.Abs(stated.To - scale.Highest) > SameEnd)
            row.Note("range", Text($"It says {stated.From} to {stated.To}; the scoring yields {scale.Lowest} to {scale.Highest}."), "Correct the range or the scoring.");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
