using System.Globalization;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Problems;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Checks single cells against the plan and writes them as the frozen dataset has them.</summary>
internal sealed class FileCells(FilePlan file, InputProblems problems)
{
    private readonly HashSet<string> _armsSeen = new(StringComparer.Ordinal);

    /// <summary>What is known of a participant whatever the visit: variable, column, and how a cell of it is checked.</summary>
    public IEnumerable<(string Variable, string Column, Func<long, string, string> Check)> OfParticipant()
    {
        yield return (TrialTable.ArmVariable, file.TreatmentColumn, Arm);
        foreach (var covariate in file.Plan.Covariates)
        {
            var column = file.CovariateColumns[covariate.Code];
            yield return (covariate.Code, column, (row, cell) => Covariate(row, column, covariate, cell));
        }
        if (file.DoseColumn is { } dose) yield return (PlannedDose.Code, dose, (row, cell) => Number(row, dose, cell, 0, double.PositiveInfinity));
        if (file.BlockColumn is { } block) yield return (PlannedRandomisationTest.BlockCode, block, (_, cell) => cell);
        if (file.ClusterColumn is { } cluster) yield return (PlannedClusters.Code, cluster, (_, cell) => cell);
    }

    public string Score(long row, string column, PlannedOutcome outcome, string cell) => Number(row, column, cell, outcome.Lowest, outcome.Highest);

    public void CheckArms()
    {
        if (!problems.Any && _armsSeen.Count < 2)
            problems.Column(file.TreatmentColumn, $"Every participant is in the arm \"{_armsSeen.Single()}\", so there is nothing to compare it with.");
    }

    private string Arm(long row, string cell)
    {
        string[] levels = [file.Plan.Treated.Level, file.Plan.Control.Level];
        if (levels.Contains(cell)) _armsSeen.Add(cell);
        else if (cell.Length > 0) problems.Cell(row, file.TreatmentColumn, $"\"{cell}\" is not an arm of the plan, which has {string.Join(" and ", levels)}.");
        return cell;
    }

    private string Covariate(long row, string column, PlannedCovariate covariate, string cell)
    {
        if (covariate.Levels is not { } levels) return Number(row, column, cell, double.NegativeInfinity, double.PositiveInfinity);
        if (cell.Length > 0 && !levels.Contains(cell)) problems.Cell(row, column, $"\"{cell}\" is not a level of the plan, which has {string.Join(", ", levels)}.");
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
}
