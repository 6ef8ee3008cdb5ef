namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// Puts a site's sentences into an instrument whose structure stays: the same items, the same values, the same scoring. Whatever does
/// not fit is noted, and then nothing is adopted.
/// </summary>
internal sealed class WordingAdoption(Instrument instrument, FileProblems problems)
{
    public Instrument? Adopt(SiteWording wording, string edition, string licence)
    {
        var byCode = Matched(wording);
        foreach (var section in instrument.Sections) CheckAnchors(section, byCode);
        if (problems.Any) return null;
        var sets = ResponseSets(byCode);
        var sections = instrument.Sections.Select((section, place) => Worded(section, sets[place], byCode)).ToList();
        var items = sections.SelectMany(section => section.Items).ToDictionary(item => item.Code, StringComparer.Ordinal);
        var scales = instrument.Scales.Select(scale => scale with { Items = [.. scale.Items.Select(item => items[item.Code])] }).ToList();
        return instrument with
        {
            Edition = edition, Licence = licence, Wording = Wording.Licensed, Title = wording.Title ?? instrument.Title, Recall = wording.Recall ?? instrument.Recall,
            Sections = sections, Scales = scales,
            Safety = [.. instrument.Safety.Select(rule => rule with { Scale = scales.Single(scale => scale.Code == rule.Scale.Code) })],
        };
    }

    private Dictionary<string, WordedItem> Matched(SiteWording wording)
    {
        var byCode = new Dictionary<string, WordedItem>(StringComparer.Ordinal);
        var asked = instrument.Items;
        foreach (var item in wording.Items)
        {
            if (!asked.ContainsKey(item.Code)) Note(item, $"\"{FileProblems.Shown(item.Code)}\" is no item of {instrument.Code}. Leave it out, or give its name in the list of names.");
            else if (!byCode.TryAdd(item.Code, item)) Note(item, $"The item \"{item.Code}\" is there twice.");
            if (string.IsNullOrWhiteSpace(item.Text)) Note(item, "It has no text.");
        }
        var missing = instrument.Sections.SelectMany(section => section.Items).Where(item => !byCode.ContainsKey(item.Code)).Select(item => item.Code).ToList();
        if (missing.Count > 0) problems.Note($"It has no wording for {string.Join(", ", missing)}.");
        return byCode;
    }

    private void CheckAnchors(InstrumentSection section, Dictionary<string, WordedItem> byCode)
    {
        var worded = section.Items.Select(item => byCode.GetValueOrDefault(item.Code)).OfType<WordedItem>().ToList();
        foreach (var item in worded)
        {
            if (!item.Anchors.Select(anchor => anchor.Value).SequenceEqual(section.Anchors.Select(anchor => anchor.Value)))
                Note(item, $"Its answers have the values {Values(item.Anchors)}; {instrument.Code} needs {Values(section.Anchors)}.");
            else if (!item.Anchors.SequenceEqual(worded[0].Anchors))
                Note(item, $"Its answers are worded differently from those of {worded[0].Code} on the same page.");
            if (item.Anchors.FirstOrDefault(anchor => string.IsNullOrWhiteSpace(anchor.Label)) is { } empty) Note(item, $"The answer {empty.Value} has no text.");
        }
    }

    // Sections that shared their answers go on sharing them unless the site words them differently.
    private List<ResponseSet> ResponseSets(Dictionary<string, WordedItem> byCode)
    {
        var sets = new List<ResponseSet>();
        foreach (var section in instrument.Sections)
        {
            var anchors = byCode[section.Items[0].Code].Anchors;
            var code = section.Responses.Code;
            for (var suffix = 2; sets.Any(set => set.Code == code && !set.Anchors.SequenceEqual(anchors)) || IsAnothers(code, section); suffix++)
                code = $"{section.Responses.Code}-{suffix}";
            sets.Add(new(code, anchors));
        }
        return sets;
    }

    private bool IsAnothers(string code, InstrumentSection section) =>
        code != section.Responses.Code && instrument.Sections.Any(other => other.Responses.Code == code);

    private static InstrumentSection Worded(InstrumentSection section, ResponseSet set, Dictionary<string, WordedItem> byCode)
    {
        var first = byCode[section.Items[0].Code];
        return section with
        {
            Title = first.SectionTitle ?? section.Title, Stem = first.Stem ?? section.Stem, Responses = set,
            Items = [.. section.Items.Select(item => item with { Text = byCode[item.Code].Text })],
        };
    }

    private void Note(WordedItem item, string sentence)
    {
        if (item.Row is { } row) problems.Note(row, item.Place, sentence);
        else problems.Note($"{item.Place}: {sentence}");
    }

    private static string Values(IEnumerable<ResponseAnchor> anchors) => string.Join(", ", anchors.Select(anchor => anchor.Value));
}
