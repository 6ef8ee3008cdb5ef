using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Reads where a plan's outcomes stand in the file. Which keys there are depends on the file's form.</summary>
internal sealed class LayoutReader(YamlSection data, YamlSection baseline)
{
    private const string RedcapVisits = "redcap_event_name", RedcapRepeats = "redcap_repeat_instance";

    public static readonly IReadOnlyDictionary<string, FileForm> Forms =
        new Dictionary<string, FileForm> { ["wide"] = FileForm.Wide, ["long"] = FileForm.Long, ["redcap"] = FileForm.Redcap };

    private readonly List<YamlSection> _sections = [];

    public IReadOnlyList<YamlSection> Sections => _sections;

    /// <param name="isOne">The plan has one "outcome", whose columns may stand beside the visits.</param>
    public FileLayout Read(
        IReadOnlyList<(YamlSection Section, PlannedVisit Visit)> visits, IReadOnlyList<(YamlSection Section, PlannedOutcome Outcome)> outcomes, bool isOne) =>
        data.One("form", Forms, FileForm.Wide) switch
        {
            FileForm.Wide => Wide(visits, outcomes, isOne),
            FileForm.Redcap => Long(visits, outcomes, data.TextIfAny("visit") ?? RedcapVisits, RedcapRepeats),
            _ => Long(visits, outcomes, data.Text("visit"), null),
        };

    private WideLayout Wide(IReadOnlyList<(YamlSection Section, PlannedVisit Visit)> visits, IReadOnlyList<(YamlSection Section, PlannedOutcome Outcome)> outcomes, bool isOne)
    {
        var columns = new Dictionary<(string, string), string>();
        foreach (var (section, outcome) in outcomes)
        {
            var own = isOne ? null : section.Section("columns");
            if (own is not null) _sections.Add(own);
            columns[(outcome.Code, TrialPlan.BaselineCode)] = (own?.Text(TrialPlan.BaselineCode)) ?? baseline.Text("column");
            foreach (var (visit, planned) in visits) columns[(outcome.Code, planned.Code)] = own?.Text(planned.Code) ?? visit.Text("column");
        }
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, visit) in visits)
            if (section.TextIfAny("reason") is { } reason) reasons[visit.Code] = reason;
        return new(columns, reasons);
    }

    private LongLayout Long(
        IReadOnlyList<(YamlSection Section, PlannedVisit Visit)> visits, IReadOnlyList<(YamlSection Section, PlannedOutcome Outcome)> outcomes, string visitColumn, string? repeatColumn)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, outcome) in outcomes)
            if (section.TextIfAny("baseline-column") is { } column) before[outcome.Code] = column;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        // Where each outcome has its score before treatment in a column of its own, no row need be of that visit.
        if (before.Count < outcomes.Count || baseline.Has("event")) Take(baseline, TrialPlan.BaselineCode, texts);
        foreach (var (section, visit) in visits) Take(section, visit.Code, texts);
        return new(visitColumn, texts, data.Texts("ignore", isNeeded: false) ?? [], outcomes.GroupBy(o => o.Outcome.Code).ToDictionary(group => group.Key, group => group.First().Section.Text("column")),
            before, data.TextIfAny("reason"), repeatColumn);
    }

    private static void Take(YamlSection section, string code, Dictionary<string, string> texts)
    {
        foreach (var text in section.OneOrMore("event"))
            if (!texts.TryAdd(text, code)) section.Refuse("event", $"has \"{text}\", which stands for another visit already.");
    }
}
