using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Imputation;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The difference at one visit after multiple imputation of all visits (Bayesian model for repeated measures, arm, score before and covariates
/// by visit), each completed dataset analysed by a linear model with HC3 errors, pooled by Rubin's rules with Barnard-Rubin degrees of
/// freedom. Every assumption draws from the same stream, so that rows differ by the assumption and little else.
/// </summary>
internal sealed class ImputedAnalysis
{
    private readonly TrialPlan _plan;
    private readonly PlannedVisit _visit;
    private readonly TrialTable _table;
    private readonly Frame _frame;

    /// <summary>Participants without a score or covariate from before cannot be imputed and are left out, as are those of a round of which nobody was measured; <see cref="LeftOut"/> says how many.</summary>
    public ImputedAnalysis(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        var known = table.Of(table.Subjects.Where(s => DrawRounds.IsKnown(plan, table, plan.PrimaryOutcome, s)).ToHashSet());
        _table = DrawRounds.MeasuredRounds(plan, known, plan.PrimaryOutcome, plan.Visits);
        (_plan, _visit) = (DrawRounds.Kept(plan, _table, plan.PrimaryOutcome, [.. plan.Visits]), visit);
        _frame = ModelFrame.Wide(_plan, _table, plan.PrimaryOutcome);
        LeftOut = table.Subjects.Count - _table.Subjects.Count;
    }

    public int LeftOut { get; }

    public static string Method(TrialPlan plan) =>
        $"{plan.Sensitivity!.Imputations} imputations from a Bayesian model for repeated measures; linear model with HC3 standard error on each; Rubin's rules, Barnard-Rubin degrees of freedom";

    public SensitivityRow Row(MissingAssumption assumption)
    {
        var (code, label, sentence) = Words(_plan, assumption);
        try
        {
            var imputed = Impute(assumption);
            var pooled = imputed.Analyse(Analysis);
            return new(code, label, sentence, Estimates.ComparisonOf(pooled.Estimate, _table.Treated.Count, _table.Control.Count, Method(_plan)), null,
                new(pooled.Imputations, imputed.Imputed(ModelFrame.Outcome(_visit)), pooled.ShareOfVariance, pooled.MonteCarloError));
        }
        catch (DataProblemsException e)
        {
            return new(code, label, sentence, null, AdjustedDifference.Sentences(e));
        }
    }

    /// <summary>Every pair of shifts of imputed values, towards worse in each arm.</summary>
    /// <exception cref="DataProblemsException">The data allow no imputation.</exception>
    public TippingMap Tipping()
    {
        var (outcome, deltas) = (ModelFrame.Outcome(_visit), _plan.Sensitivity!.Deltas);
        var worse = _plan.PrimaryOutcome.LowerIsBetter ? 1 : -1;
        var imputed = Impute(MissingAssumption.AtRandom);
        var arms = imputed.Original.Factor(ModelFrame.Arm);
        ImputedData Shifted(double treated, double control) => imputed.WithDelta(outcome, row => worse * (arms[row] == _plan.Treated.Level ? treated : control));
        TippingCell Cell(double treated, double control) => Shifted(treated, control).Analyse(Analysis).Estimate is var e ? new(e.Value, e.PValue) : null!;
        var significance = 1 - _plan.Level;
        var search = imputed.TippingPoint(outcome, ModelFrame.Arm, _plan.Treated.Level, [.. deltas.Select(delta => worse * delta)], Analysis, significance);
        int Missing(IReadOnlyList<string> arm) => arm.Count(s => _table.Number(s, _visit.Code, _plan.PrimaryOutcome.Code) is null);
        return new(deltas, [.. deltas.Select(treated => (IReadOnlyList<TippingCell>)[.. deltas.Select(control => Cell(treated, control))])],
            worse * search.Delta, Missing(_table.Treated), Missing(_table.Control), significance);
    }

    /// <summary>The completed outcomes at the visit, for whoever repeats the analysis: a row an imputation and a participant whose outcome is missing.</summary>
    public IEnumerable<(MissingAssumption Assumption, int Imputation, string Subject, double Value)> Draws(MissingAssumption assumption)
    {
        var (imputed, name) = (Impute(assumption), ModelFrame.Outcome(_visit));
        var original = imputed.Original.Numeric(name);
        return imputed.Frames.SelectMany((frame, m) => Enumerable.Range(0, frame.Rows).Where(original.IsMissing).Select(row => (assumption, m + 1, _table.Subjects[row], frame.Numeric(name)[row])));
    }

    public static (string Code, string Label, string Sentence) Words(TrialPlan plan, MissingAssumption assumption) => assumption switch
    {
        MissingAssumption.JumpToReference => ("jump-to-reference", "jump to reference", $"from their last measurement on, those who left {plan.Treated.Label} fare as the mean of {plan.Control.Label}"),
        MissingAssumption.CopyReference => ("copy-reference", "copy reference", $"those who left {plan.Treated.Label} fared like {plan.Control.Label} all along"),
        MissingAssumption.CopyIncrements => ("copy-increments", "copy increments", $"those who left {plan.Treated.Label} keep what they had gained and then change as {plan.Control.Label} does"),
        _ => ("at-random", "missing at random", "those who left fare like those of their arm with the same history"),
    };

    private ImputedData Impute(MissingAssumption assumption)
    {
        _ = DrawRounds.Among(_plan, _table, _plan.PrimaryOutcome, [.. _plan.Visits]);
        return new ImputationModel
        {
            Outcomes = [.. _plan.Visits.Select(ModelFrame.Outcome)], Arm = ModelFrame.Arm, Reference = _plan.Control.Level, Covariates = ModelFrame.Known(_plan),
            Assumption = assumption, Imputations = _plan.Sensitivity!.Imputations, Seed = _plan.Seed,
        }.Impute(_frame);
    }

    private Estimate Analysis(Frame completed) =>
        new LinearModel(ModelFrame.Outcome(_visit), [Term.Of(ModelFrame.Arm), .. ModelFrame.Known(_plan)]) { Errors = StandardErrors.HC3 }
            .Fit(completed).Coefficient(ModelFrame.Arm + _plan.Treated.Level, _plan.Level);
}
