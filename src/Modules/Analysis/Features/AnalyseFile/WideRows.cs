using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Problems;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A row a participant.</summary>
internal sealed class WideRows(FilePlan file, WideLayout layout, FileCells cells, InputProblems problems) : FileRows
{
    private readonly Dictionary<string, long> _rowOfSubject = new(StringComparer.Ordinal);
    private readonly List<FrozenRow> _rows = [];

    public override void Take(FileRow row)
    {
        var subject = row[file.SubjectColumn];
        if (subject.Length == 0) problems.Cell(row.Number, file.SubjectColumn, "The participant has no identifier.");
        else if (!_rowOfSubject.TryAdd(subject, row.Number))
            problems.Cell(row.Number, file.SubjectColumn, $"Participant \"{subject}\" is also in row {_rowOfSubject[subject]}; each has one row. (A file with a row a visit: \"form: long\" in the plan.)");
        foreach (var (variable, column, check) in cells.OfParticipant()) Keep(TrialPlan.BaselineCode, variable, check(row.Number, Known(row, variable, column)));
        foreach (var (visit, column) in layout.Reasons)
            if (row[column] is { Length: > 0 } reason) Keep(visit, TrialTable.ReasonVariable, reason);
        foreach (var outcome in file.Plan.Outcomes)
            foreach (var visit in file.Plan.Visits.Prepend(file.Plan.Baseline))
                if (layout.Columns[(outcome.Code, visit.Code)] is var column) Keep(visit.Code, outcome.Code, cells.Score(row.Number, column, outcome, row[column]));

        void Keep(string visit, string variable, string value) => _rows.Add(new(subject, visit, variable, value));
    }

    public override IReadOnlyList<FrozenRow> Whole()
    {
        if (_rowOfSubject.Count == 0) problems.File("There is no participant below the header.");
        else cells.CheckArms();
        return _rows;
    }

    private string Known(FileRow row, string variable, string column)
    {
        if (row[column] is { Length: > 0 } cell) return cell;
        if (variable == TrialTable.ArmVariable) problems.Cell(row.Number, column, "The arm is missing; everyone in a trial's file was allocated.");
        if (variable == PlannedRandomisationTest.BlockCode) problems.Cell(row.Number, column, "The block is missing; everyone was allocated within one.");
        return "";
    }
}
