using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;

namespace Confrere.Analysis.Report.Sections;

/// <summary>
/// Where each item of CONSORT 2025 (doi:10.1371/journal.pmed.1004587) is answered, in our own words; what data and plan cannot answer is said to be for the
/// authors.
/// </summary>
internal static class ChecklistSection
{
    private const string Authors = "For the authors: not in data or plan";

    public static Section Of(TrialResults results, IReadOnlyList<Section> sections)
    {
        string In(params string[] ids) => ids.Where(id => sections.Any(section => section.Id == id)).Select(id => sections.First(section => section.Id == id).Title).ToList() is { Count: > 0 } found ? string.Join("; ", found) : Authors;
        var outcome = sections.First(section => section.Id.StartsWith("outcome-", StringComparison.Ordinal)).Id;
        (string Item, string Asks, string Place)[] items =
        [
            ("1a", "Named as a randomised trial in the title", "Title"), ("1b", "Structured abstract", In("abstract")), ("2", "Registration", results.Plan.Source.Contains("registered", StringComparison.Ordinal) ? "Title" : Authors),
            ("3", "Where protocol and analysis plan are", In("origin")), ("4", "Sharing of data, dictionary and code", In("origin")), ("5a", "Funding", Authors), ("5b", "Conflicts of interest", Authors), ("6", "Background", Authors),
            ("7", "Objectives, benefits and harms", In("methods")), ("8", "Part that patients or the public took", Authors), ("9", "Design", In("abstract", "methods")), ("10", "Changes after the start", In("deviations")), ("11", "Setting", Authors),
            ("12a", "Who could take part", results.Plan.Estimands is null ? Authors : In("methods")), ("12b", "Who could deliver the treatment", Authors), ("13", "Treatment and comparator", In("methods")), ("14", "Outcomes", In("methods", outcome)), ("15", "How harms were looked for", In("harms")),
            ("16a", "How many were meant to take part", Authors), ("16b", "Interim looks", Authors), ("17a", "How the sequence was made", Authors), ("17b", "Kind of randomisation", results.Plan.RandomisationTest?.HasBlocks == true ? In("methods") : Authors),
            ("18", "Concealment", Authors), ("19", "Who enrolled and who allocated", Authors), ("20a", "Who was blind", In("limits")), ("20b", "How blinding was done", Authors),
            ("21a", "Statistical methods", In("methods")), ("21b", "Who is in each analysis", In("methods")), ("21c", "Missing data", In("methods", "missing", "sensitivity")), ("21d", "Further analyses", In("sensitivity", "subgroups", "responder", "dose")),
            ("22a", "Numbers randomised, treated, analysed", In("flow")), ("22b", "Losses and exclusions with reasons", In("missing", "flow")), ("23a", "Dates", Authors), ("23b", "Why the trial ended", Authors),
            ("24a", "Treatment as it was delivered", results.Delivery is null && results.Further?.Dose is null ? Authors : In("flow")), ("24b", "Other care", Authors), ("25", "Baseline", In("baseline")), ("26", "Results with precision", In([outcome, "contrasts", "responder"])),
            ("27", "Harms", In("harms")), ("28", "Ancillary analyses", In("sensitivity", "subgroups", "dose", "later")), ("29", "Interpretation", In("abstract")), ("30", "Limitations", In("limits")),
        ];
        return new("consort", "Where each item of CONSORT 2025 is answered",
        [
            new Table("consort", "The checklist in our own words. What data and plan cannot answer is for the authors to write.", [new("Item"), new("Asks for", HoldsWords: true), new("Answered in", HoldsWords: true)],
                [.. items.Select(item => new Row(item.Item, item.Asks, item.Place))]),
        ]);
    }
}
