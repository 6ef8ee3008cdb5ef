using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Complier;
using Confrere.Statistics.Problems;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>The effect of the dose, with the random arm as instrument.</summary>
internal static class DoseEffect
{
    public const string Method = "two-stage least squares with the arm as instrument of dose, HC3 standard error; among those measured at the visit";

    public static DoseResult Of(TrialPlan plan, TrialTable table, PlannedVisit visit)
    {
        Description Describe(IReadOnlyList<string> arm) => Description.Of([.. arm.Select(table.Dose).OfType<double>()], plan.Level);
        var (treated, control) = (Describe(table.Treated), Describe(table.Control));
        try
        {
            plan = DrawRounds.Among(plan, table, plan.PrimaryOutcome, visit);
            var frame = ModelFrame.AtVisit(plan, table, plan.PrimaryOutcome, visit);
            var effect = new ComplierModel(ModelFrame.Response, ModelFrame.Dose, ModelFrame.Arm, ModelFrame.Known(plan)).Fit(frame, plan.Level);
            var dropped = effect.Dropped.SelectMany(d => d.Rows).ToHashSet();
            var (n1, n0) = Estimates.CountsOf(plan, frame.Where(row => !dropped.Contains(row)));
            return new(treated, control, Estimates.ComparisonOf(effect.Effect, n1, n0, Method), Estimates.ComparisonOf(effect.Of(plan.Dose!.Full), n1, n0, Method), effect.FirstStageF,
                effect.WeakInstrumentInterval is { } weak ? Estimates.LimitsOf(weak) : null, null);
        }
        catch (DataProblemsException e)
        {
            return new(treated, control, null, null, double.NaN, null, AdjustedDifference.Sentences(e));
        }
    }
}
