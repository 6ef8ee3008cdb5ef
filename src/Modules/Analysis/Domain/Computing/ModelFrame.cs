using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>The frozen data as columns of a model. The control arm is the reference, so that a difference reads treated minus control.</summary>
internal static class ModelFrame
{
    public const string Arm = "arm";
    public const string Response = "outcome";
    public const string Baseline = "baseline";
    public const string Subject = "participant";
    public const string Visit = "visit";
    public const string Dose = "dose";
    public const string Block = "block";
    public const string Cluster = "cluster";

    public static string Name(PlannedCovariate covariate) => "covariate " + covariate.Code;

    public static string Outcome(PlannedVisit visit) => "outcome " + visit.Code;

    /// <summary>The score before and the covariates.</summary>
    public static IReadOnlyList<Term> Known(TrialPlan plan) => Term.Main([Baseline, .. plan.Covariates.Select(Name)]);

    /// <summary>A row a participant, the outcome at one visit.</summary>
    public static Frame AtVisit(TrialPlan plan, TrialTable table, PlannedOutcome outcome, PlannedVisit visit) =>
        Frame.FromColumns([new NumericColumn(Response, Numbers(table, visit.Code, outcome.Code)), .. Columns(plan, table, outcome, table.Subjects)]);

    /// <summary>A row a participant, the outcome in one column a visit.</summary>
    public static Frame Wide(TrialPlan plan, TrialTable table, PlannedOutcome outcome) => Frame.FromColumns(
        [.. plan.Visits.Select(visit => new NumericColumn(Outcome(visit), Numbers(table, visit.Code, outcome.Code))), .. Columns(plan, table, outcome, table.Subjects)]);

    /// <summary>A row a participant and visit.</summary>
    public static Frame Long(TrialPlan plan, TrialTable table, PlannedOutcome outcome)
    {
        string[] subjects = [.. table.Subjects.SelectMany(subject => plan.Visits, (subject, _) => subject)];
        return Frame.FromColumns([
            new NumericColumn(Response, table.Subjects.SelectMany(s => plan.Visits, (s, visit) => table.Number(s, visit.Code, outcome.Code) ?? double.NaN)),
            new FactorColumn(Subject, subjects), new FactorColumn(Visit, table.Subjects.SelectMany(_ => plan.Visits, (_, visit) => visit.Code), plan.Visits.Select(v => v.Code)),
            .. Columns(plan, table, outcome, subjects),
        ]);
    }

    private static IEnumerable<double?> Numbers(TrialTable table, string visit, string code) => table.Subjects.Select(subject => table.Number(subject, visit, code));

    private static IEnumerable<Column> Columns(TrialPlan plan, TrialTable table, PlannedOutcome outcome, IReadOnlyList<string> subjects)
    {
        var treated = table.Treated.ToHashSet(StringComparer.Ordinal);
        yield return new FactorColumn(Arm, subjects.Select(s => treated.Contains(s) ? plan.Treated.Level : plan.Control.Level), [plan.Control.Level, plan.Treated.Level]);
        yield return new NumericColumn(Baseline, subjects.Select(s => table.Number(s, plan.Baseline.Code, outcome.Code)));
        foreach (var covariate in plan.Covariates)
            yield return covariate.Levels is { } levels
                ? new FactorColumn(Name(covariate), subjects.Select(s => table.Text(s, plan.Baseline.Code, covariate.Code)), levels).WithoutUnusedLevels()
                : new NumericColumn(Name(covariate), subjects.Select(s => table.Number(s, plan.Baseline.Code, covariate.Code)));
        if (plan.Dose is not null) yield return new NumericColumn(Dose, subjects.Select(table.Dose));
        if (plan.RandomisationTest?.HasBlocks == true)
            yield return new FactorColumn(Block, subjects.Select(table.Block));
        if (plan.Clusters is not null) yield return new FactorColumn(Cluster, subjects.Select(table.Cluster));
    }
}
