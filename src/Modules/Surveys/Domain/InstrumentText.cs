using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Confrere.Surveys.Domain;

/// <summary>
/// An instrument as a document in one spelling: fixed order of fields, every text quoted, nothing that is left out by default. Reading it
/// yields the same instrument. Its SHA-256 is the instrument's identity, so that layout and comments do not matter.
/// </summary>
internal static class InstrumentText
{
    // Eight bytes: two documents of one instrument collide by accident about once in 10^19 pairs.
    private const int FingerprintBytes = 8;

    public static string Fingerprint(Instrument instrument) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(instrument))).AsSpan(0, FingerprintBytes));

    public static string Of(Instrument instrument)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"code: {Quoted(instrument.Code)}\nversion: {Quoted(instrument.Edition)}\ntitle: {Quoted(instrument.Title)}\n"));
        text.Append(Invariant($"wording: {instrument.Wording switch { Wording.StandIn => "stand-in", Wording.Licensed => "licensed", _ => "own" }}\n"));
        text.Append(Invariant($"recall: {Quoted(instrument.Recall)}\nsource: {Quoted(instrument.Source)}\nlicence: {Quoted(instrument.Licence)}\n"));
        List(text, "from-memory", instrument.FromMemory, fact => $"  - {Quoted(fact)}\n");
        List(text, "responses", [.. instrument.Sections.Select(section => section.Responses).DistinctBy(set => set.Code)], Responses);
        List(text, "sections", instrument.Sections, Section);
        List(text, "scales", instrument.Scales, Scale);
        List(text, "safety", instrument.Safety, rule => Invariant(
            $"  - code: {Quoted(rule.Code)}\n    scale: {Quoted(rule.Scale.Code)}\n    at-or-above: {rule.AtOrAbove:R}\n    help: {Quoted(rule.Help)}\n"));
        return text.ToString();
    }

    private static void List<T>(StringBuilder text, string name, IReadOnlyList<T> rows, Func<T, string> row)
    {
        if (rows.Count > 0) text.Append(name).Append(":\n").AppendJoin("", rows.Select(row));
    }

    private static string Responses(ResponseSet set) => Invariant($"  - code: {Quoted(set.Code)}\n    anchors:\n")
        + string.Concat(set.Anchors.Select(anchor => Invariant($"      - {{ value: {anchor.Value}, label: {Quoted(anchor.Label)} }}\n")));

    private static string Section(InstrumentSection section) =>
        Invariant($"  - code: {Quoted(section.Code)}\n    title: {Quoted(section.Title)}\n    stem: {Quoted(section.Stem)}\n    responses: {Quoted(section.Responses.Code)}\n    items:\n")
        + string.Concat(section.Items.Select(item => $"      - {{ code: {Quoted(item.Code)}, text: {Quoted(item.Text)}{(item.IsReversed ? ", reverse: yes" : "")} }}\n"));

    private static string Scale(InstrumentScale scale)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"  - code: {Quoted(scale.Code)}\n    label: {Quoted(scale.Label)}\n    items: [{string.Join(", ", scale.Items.Select(item => item.Code))}]\n"));
        text.Append(Invariant($"    scoring: {scale.Scoring.ToString().ToLowerInvariant()}\n"));
        if (scale.Weights.Count > 0) text.Append(Invariant($"    weights: [{string.Join(", ", scale.Weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture)))}]\n"));
        text.Append(Invariant($"    at-least-answered: {scale.AtLeastAnswered:R}\n    multiply-by: {scale.MultiplyBy:R}\n    add: {scale.Add:R}\n"));
        text.Append(Invariant($"    range: {{ from: {scale.Lowest:R}, to: {scale.Highest:R} }}\n    unit: {Quoted(scale.Unit)}\n"));
        text.Append(Invariant($"    direction: {(scale.LowerIsBetter ? "lower-is-better" : "higher-is-better")}\n"));
        if (scale.Reliability is { } reliability) text.Append(Invariant($"    reliability: {reliability:R}\n"));
        if (scale.StandardDeviation is { } deviation) text.Append(Invariant($"    standard-deviation: {deviation:R}\n"));
        List(text, "    cut-points", scale.CutPoints, cut => Invariant(
            $"      - {{ code: {Quoted(cut.Code)}, raw: {cut.Raw:R}, side: {(cut.IncludesThreshold ? "at-or-above" : "above")}, meaning: {Quoted(cut.Meaning)}, source: {Quoted(cut.Source)} }}\n"));
        List(text, "    norms", scale.Norms, norm => Invariant(
            $"      - {{ label: {Quoted(norm.Label)}, value: {norm.Value:R}, unit: {Quoted(norm.Unit)}, n: {norm.N}, source: {Quoted(norm.Source)} }}\n"));
        return text.ToString();
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
            if (letter is '"' or '\\') quoted.Append('\\').Append(letter);
            // Line ends of every kind and marks that a reader of YAML would fold or refuse.
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' or '\u00A0' or '\uFFFE' or '\uFFFF') quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else quoted.Append(letter);
        return quoted.Append('"').ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
