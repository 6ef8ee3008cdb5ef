using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Subgroups;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>The difference within the categories of a covariate, from one model with an interaction, HC3.</summary>
internal static class Subgroups
{
    public static SubgroupResult Of(TrialPlan plan, TrialTable table, PlannedVisit visit, PlannedCovariate covariate)
    {
        try
        {
            var known = Known(plan, table, covariate);
            plan = DrawRounds.Among(plan, known, plan.PrimaryOutcome, visit);
            var factor = new SubgroupAnalysis(AdjustedDifference.Model(plan), ModelFrame.Arm)
                .Of(ModelFrame.AtVisit(plan, known, plan.PrimaryOutcome, visit), [ModelFrame.Name(covariate)], plan.Level).Single();
            return new(covariate.Code, covariate.Label,
                [.. factor.Levels.Select(line => new SubgroupLine(line.Level, Estimates.ComparisonOf(line.Effect, line.Treated, line.Control, "one linear model with arm by category, HC3 standard error; t interval on the residual degrees of freedom")))],
                Estimates.JointOf(factor.Interaction, covariate.Code, $"the same difference in every category of {covariate.Label}"), null, factor.Warnings);
        }
        catch (DataProblemsException e)
        {
            return new(covariate.Code, covariate.Label, [], null, AdjustedDifference.Sentences(e), []);
        }
    }

    private static TrialTable Known(TrialPlan plan, TrialTable table, PlannedCovariate covariate) => covariate.Unknown is not { } unknown ? table
        : table.Of(table.Subjects.Where(subject => table.Text(subject, plan.Baseline.Code, covariate.Code) != unknown).ToHashSet());
}
