using System.Globalization;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Problems;
using CsvHelper;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Reads a trial in wide form, a row a participant, and turns it into frozen rows. Streams; notes everything that is wrong.</summary>
internal sealed class TrialFileReader(FilePlan file, InputProblems problems)
{
    private readonly Dictionary<string, long> _rowOfSubject = new(StringComparer.Ordinal);
    private readonly HashSet<string> _armsSeen = new(StringComparer.Ordinal);
    private readonly List<FrozenRow> _rows = [];

    private TrialPlan Plan => file.Plan;
    private PlannedOutcome Outcome => file.Plan.Outcomes[0];

    public FrozenDataset? Read(TextReader text)
    {
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',', HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, OnMalformedRecord = Malformed,
        }, leaveOpen: true);
        if (!reader.Read())
        {
            problems.File("The file is empty.");
            return null;
        }
        var columns = HeaderOf(reader.Current.ToArray());
        if (problems.Any) return null;
        while (reader.Read()) ReadRow(reader.Current.ToArray(), reader.LineNumber, columns);
        CheckWhole();
        return problems.Any ? null : FrozenDataset.Of(_rows, Dictionary());
    }

    private void Malformed(CsvMalformedRecord record) => problems.Row(record.LineNumber, record.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quotation mark is opened and never closed.",
        CsvMalformedReason.TextAfterClosingQuote => "There is text after a closing quotation mark.",
        _ => "A quotation mark stands inside a cell that does not begin with one.",
    });

    private Dictionary<string, int> HeaderOf(string[] header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
            if (!columns.TryAdd(header[i], i)) problems.Row(1, $"The column \"{header[i]}\" is there twice.");
        var missing = file.Needed.Where(column => !columns.ContainsKey(column)).ToList();
        if (missing.Count > 0 && header.Length == 1 && header[0].Contains(';', StringComparison.Ordinal))
            problems.Row(1, "The columns are separated by semicolons; save the file with commas.");
        else
            foreach (var column in missing) problems.Row(1, $"There is no column \"{column}\", which the plan names; there are {string.Join(", ", header)}.");
        return columns;
    }

    private void ReadRow(string[] cells, long row, Dictionary<string, int> columns)
    {
        if (cells.Length != columns.Count)
        {
            problems.Row(row, $"It has {cells.Length} cells; the header has {columns.Count}.");
            return;
        }
        string Cell(string column) => cells[columns[column]] is var cell && file.Missing.Contains(cell) ? "" : cell;
        var subject = Cell(file.SubjectColumn);
        if (subject.Length == 0) problems.Cell(row, file.SubjectColumn, "The participant has no identifier.");
        else if (!_rowOfSubject.TryAdd(subject, row)) problems.Cell(row, file.SubjectColumn, $"Participant \"{subject}\" is also in row {_rowOfSubject[subject]}; each has one row.");

        Keep(subject, TrialPlan.BaselineCode, TrialTable.ArmVariable, Arm(row, Cell(file.TreatmentColumn)));
        foreach (var covariate in Plan.Covariates)
            Keep(subject, TrialPlan.BaselineCode, covariate.Code, Covariate(row, file.CovariateColumns[covariate.Code], covariate, Cell));
        if (file.DoseColumn is { } dose) Keep(subject, TrialPlan.BaselineCode, PlannedDose.Code, Number(row, dose, Cell(dose), 0, double.PositiveInfinity));
        if (file.BlockColumn is { } block) Keep(subject, TrialPlan.BaselineCode, PlannedRandomisationTest.BlockCode, Block(row, block, Cell(block)));
        foreach (var (visit, column) in file.ReasonColumns)
            if (Cell(column) is { Length: > 0 } reason) Keep(subject, visit, TrialTable.ReasonVariable, reason);
        foreach (var (visit, column) in file.Columns)
            Keep(subject, visit, Outcome.Code, Number(row, column, Cell(column), Outcome.Lowest, Outcome.Highest));
    }

    private void Keep(string subject, string visit, string variable, string value) => _rows.Add(new(subject, visit, variable, value));

    private string Arm(long row, string cell)
    {
        string[] levels = [Plan.Treated.Level, Plan.Control.Level];
        if (levels.Contains(cell)) _armsSeen.Add(cell);
        else if (cell.Length == 0) problems.Cell(row, file.TreatmentColumn, "The arm is missing; everyone in a trial's file was allocated.");
        else problems.Cell(row, file.TreatmentColumn, $"\"{cell}\" is not an arm of the plan, which has {string.Join(" and ", levels)}.");
        return cell;
    }

    private string Covariate(long row, string column, PlannedCovariate covariate, Func<string, string> cell)
    {
        var value = cell(column);
        if (covariate.Levels is not { } levels) return Number(row, column, value, double.NegativeInfinity, double.PositiveInfinity);
        if (value.Length > 0 && !levels.Contains(value)) problems.Cell(row, column, $"\"{value}\" is not a level of the plan, which has {string.Join(", ", levels)}.");
        return value;
    }

    private string Block(long row, string column, string cell)
    {
        if (cell.Length == 0) problems.Cell(row, column, "The block is missing; everyone was allocated within one.");
        return cell;
    }

    private string Number(long row, string column, string cell, double lowest, double highest)
    {
        if (cell.Length == 0) return "";
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            problems.Cell(row, column, $"\"{cell}\" is not a number.");
        else if (number < lowest || number > highest)
            problems.Cell(row, column, $"{cell} is outside {FrozenText.Number(lowest)} to {FrozenText.Number(highest)}, the range that the plan allows.");
        return FrozenText.Number(number);
    }

    private void CheckWhole()
    {
        if (_rowOfSubject.Count == 0) problems.File("There is no participant below the header.");
        else if (!problems.Any && _armsSeen.Count < 2)
            problems.Column(file.TreatmentColumn, $"Every participant is in the arm \"{_armsSeen.Single()}\", so there is nothing to compare it with.");
    }

    private List<FrozenVariable> Dictionary() =>
    [
        new(TrialTable.ArmVariable, "Arm to which the participant was randomised", "category", "", $"{Plan.Treated.Level} ({Plan.Treated.Label}); {Plan.Control.Level} ({Plan.Control.Label})"),
        new(Outcome.Code, Outcome.Label, "number", Outcome.Unit, $"{FrozenText.Number(Outcome.Lowest)} to {FrozenText.Number(Outcome.Highest)}; {Outcome.Direction}"),
        .. Plan.Dose is { } dose ? [new FrozenVariable(PlannedDose.Code, dose.Label, "number", dose.Unit, $"{FrozenText.Number(dose.Full)} is a full course")] : Array.Empty<FrozenVariable>(),
        .. file.BlockColumn is null ? [] : new[] { new FrozenVariable(PlannedRandomisationTest.BlockCode, "Block within which arms were drawn", "category", "", "") },
        .. file.ReasonColumns.Count == 0 ? [] : new[] { new FrozenVariable(TrialTable.ReasonVariable, "Why the visit's score is missing", "category", "", "") },
        .. Plan.Covariates.Select(c => new FrozenVariable(c.Code, c.Label, c.IsCategory ? "category" : "number", c.Unit, string.Join("; ", c.Levels ?? []))),
    ];
}
