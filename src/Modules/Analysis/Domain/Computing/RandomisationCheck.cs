using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Data;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Resampling;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The randomisation test of the sum of the treated arm's residuals, where residuals are those of the outcome given what was known before
/// (arm left out): it holds by the draw alone, whatever the scores are distributed like. Among those measured at the visit.
/// </summary>
internal static class RandomisationCheck
{
    public static RandomisationResult Of(TrialPlan plan, TrialTable table, PlannedVisit visit, MinimisedRedraws? redraws)
    {
        var test = plan.RandomisationTest!;
        plan = DrawRounds.Among(plan, table, plan.PrimaryOutcome, visit);
        var frame = ModelFrame.AtVisit(plan, table, plan.PrimaryOutcome, visit);
        var fit = new LinearModel(ModelFrame.Response, ModelFrame.Known(plan)).Fit(frame);
        var (arms, residuals) = (frame.Factor(ModelFrame.Arm).Select(fit.Data.RowNumbers), fit.Residuals);
        var block = test.HasBlocks ? (FactorColumn)frame.Factor(ModelFrame.Block).Select(fit.Data.RowNumbers) : null;
        var (treated, control) = Estimates.CountsOf(plan, fit.Data.Used);
        if (test.IsMinimised)
            return (redraws ?? throw new DataProblemsException(new DataProblem("arms", "The list in its order is not there, so it cannot be drawn anew."))).Of(plan, table.Treated, table.Control, treated, control);
        var result = Randomization.Of((FactorColumn)arms, block).Approximate(residuals, test.Replicates, plan.Seed, FurtherAnalyses.RandomisationStream);
        return new(result.Statistic, result.Expectation, result.Variance, result.Allocations, result.IsExact, result.PValue, Estimates.LimitsOf(result.MonteCarloInterval()), treated, control,
            $"randomisation test of the sum of residuals given what was known before, {test.Replicates} draws{(test.IsByRound ? " within rounds" : test.HasBlocks ? " within blocks" : "")}");
    }

    /// <summary>Of everybody measured at the visit, given what was known before.</summary>
    public static IReadOnlyDictionary<string, double> Residuals(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        var fit = new LinearModel(ModelFrame.Response, ModelFrame.Known(plan)).Fit(ModelFrame.AtVisit(plan, table, plan.PrimaryOutcome, visit));
        return fit.Data.RowNumbers.Select((row, i) => (Subject: table.Subjects[row], Residual: fit.Residuals[i])).ToDictionary(pair => pair.Subject, pair => pair.Residual);
    }
}
