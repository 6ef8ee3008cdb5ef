using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Problems;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>
/// A row a participant and visit. What is known of the participant may stand in any of their rows, once or repeated, but never as two different
/// things; a visit of a participant has one row.
/// </summary>
internal sealed class LongRows(FilePlan file, LongLayout layout, FileCells cells, InputProblems problems) : FileRows
{
    private sealed class Seen(long firstRow)
    {
        public long FirstRow => firstRow;
        public Dictionary<string, (string Text, string Value, long Row)> Known { get; } = [];
        public Dictionary<string, long> Visits { get; } = [];
        public Dictionary<(string Visit, string Variable), string> Scores { get; } = [];
    }

    private readonly Dictionary<string, Seen> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, long First)> _strangers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visitsSeen = new(StringComparer.Ordinal);

    public override void Take(FileRow row)
    {
        var subject = row[file.SubjectColumn];
        if (subject.Length == 0)
        {
            problems.Cell(row.Number, file.SubjectColumn, "The participant has no identifier.");
            return;
        }
        if (!_subjects.TryGetValue(subject, out var seen)) _subjects[subject] = seen = new(row.Number);
        foreach (var (variable, column, check) in cells.OfParticipant()) Learn(seen, subject, variable, row, column, check);
        foreach (var outcome in file.Plan.Outcomes)
            if (layout.BaselineColumns.TryGetValue(outcome.Code, out var column))
                Learn(seen, subject, BaselineOf(outcome), row, column, (number, cell) => cells.Score(number, column, outcome, cell));
        var text = row[layout.VisitColumn];
        if (layout.Visits.TryGetValue(text, out var visit)) Measure(seen, subject, visit, row);
        else if (text.Length == 0) problems.Cell(row.Number, layout.VisitColumn, "The row does not say of which visit it is.");
        else if (!layout.Ignored.Contains(text)) _strangers[text] = _strangers.TryGetValue(text, out var stranger) ? (stranger.Count + 1, stranger.First) : (1, row.Number);
    }

    private void Learn(Seen seen, string subject, string variable, FileRow row, string column, Func<long, string, string> check)
    {
        var cell = row[column];
        if (cell.Length == 0) return;
        if (!seen.Known.TryGetValue(variable, out var known)) seen.Known[variable] = (cell, check(row.Number, cell), row.Number);
        else if (known.Text != cell) problems.Cell(row.Number, column, $"Participant \"{subject}\" has \"{cell}\" here and \"{known.Text}\" in row {known.Row}.");
    }

    private void Measure(Seen seen, string subject, string visit, FileRow row)
    {
        var scores = file.Plan.Outcomes.Where(outcome => visit != TrialPlan.BaselineCode || !layout.BaselineColumns.ContainsKey(outcome.Code))
            .Select(outcome => (Outcome: outcome, Column: layout.Columns[outcome.Code])).ToList();
        var isRepeat = layout.RepeatColumn is { } repeat && row.Has(repeat) && row[repeat].Length > 0;
        // A repeated form of REDCap has rows of its own at the same visit; one without outcomes is of no concern here.
        if (isRepeat && scores.All(score => row[score.Column].Length == 0)) return;
        _visitsSeen.Add(visit);
        if (isRepeat || !seen.Visits.TryAdd(visit, row.Number))
        {
            problems.Cell(row.Number, layout.VisitColumn, isRepeat
                ? $"Participant \"{subject}\" has an outcome in a repeated form, so it is not known which of them counts; export one a visit."
                : $"Participant \"{subject}\" has the visit \"{row[layout.VisitColumn]}\" also in row {seen.Visits[visit]}; each visit has one row.");
            return;
        }
        foreach (var (outcome, column) in scores) seen.Scores[(visit, outcome.Code)] = cells.Score(row.Number, column, outcome, row[column]);
        if (layout.ReasonColumn is { } reason && row[reason] is { Length: > 0 } why) seen.Scores[(visit, TrialTable.ReasonVariable)] = why;
    }

    public override IReadOnlyList<FrozenRow> Whole()
    {
        foreach (var (text, (count, first)) in _strangers)
            problems.Row(first, $"The visit \"{text}\" ({count} {(count == 1 ? "row" : "rows")}) is not in the plan, which has {string.Join(", ", layout.Visits.Keys)}; name it under \"data.ignore\" if it is to be left out.");
        if (_subjects.Count == 0)
        {
            problems.File("There is no participant below the header.");
            return [];
        }
        foreach (var visit in layout.Visits.Values.Distinct().Where(visit => !_visitsSeen.Contains(visit) && NeedsRow(visit)))
            problems.Column(layout.VisitColumn, $"No row is of the visit \"{string.Join("\" or \"", layout.Visits.Where(pair => pair.Value == visit).Select(pair => pair.Key))}\", which the plan has.");
        foreach (var (subject, seen) in _subjects) CheckKnown(subject, seen);
        cells.CheckArms();
        return [.. _subjects.SelectMany(pair => RowsOf(pair.Key, pair.Value))];
    }

    private bool NeedsRow(string visit) => visit != TrialPlan.BaselineCode || layout.BaselineColumns.Count < file.Plan.Outcomes.Count;

    private void CheckKnown(string subject, Seen seen)
    {
        if (!seen.Known.ContainsKey(TrialTable.ArmVariable)) problems.Cell(seen.FirstRow, file.TreatmentColumn, $"Participant \"{subject}\" has no arm in any row; everyone in a trial's file was allocated.");
        if (file.BlockColumn is { } block && !seen.Known.ContainsKey(PlannedRandomisationTest.BlockCode)) problems.Cell(seen.FirstRow, block, $"Participant \"{subject}\" has no block in any row; everyone was allocated within one.");
    }

    // Absence is frozen too: every visit and outcome has a row, whether or not the file has one.
    private IEnumerable<FrozenRow> RowsOf(string subject, Seen seen)
    {
        string Known(string variable) => seen.Known.TryGetValue(variable, out var known) ? known.Value : "";
        foreach (var (variable, _, _) in cells.OfParticipant()) yield return new(subject, TrialPlan.BaselineCode, variable, Known(variable));
        foreach (var visit in file.Plan.Visits.Prepend(file.Plan.Baseline))
        {
            if (seen.Scores.TryGetValue((visit.Code, TrialTable.ReasonVariable), out var reason)) yield return new(subject, visit.Code, TrialTable.ReasonVariable, reason);
            foreach (var outcome in file.Plan.Outcomes)
                yield return new(subject, visit.Code, outcome.Code, visit.Code == TrialPlan.BaselineCode && layout.BaselineColumns.ContainsKey(outcome.Code)
                    ? Known(BaselineOf(outcome)) : seen.Scores.GetValueOrDefault((visit.Code, outcome.Code), ""));
        }
    }

    private static string BaselineOf(PlannedOutcome outcome) => "score before: " + outcome.Code;
}
