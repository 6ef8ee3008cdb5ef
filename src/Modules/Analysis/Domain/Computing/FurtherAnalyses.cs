using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Multiplicity;
using Confrere.Statistics.Problems;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>Everything that the plan asks for beside the main comparison, at the key visit.</summary>
internal static class FurtherAnalyses
{
    // The stream of the randomisation test; imputation draws from stream 0 of the same seed.
    public const uint RandomisationStream = 1;

    /// <param name="table">Everyone randomised.</param>
    /// <param name="main">The set of the main analysis.</param>
    public static FurtherResults? Of(TrialPlan plan, TrialTable table, TrialTable main, IReadOnlyList<OutcomeResult> outcomes, MinimisedRedraws? redraws)
    {
        if (!IsAskedFor(plan)) return null;
        var missed = new List<string>();
        T? Try<T>(string part, bool isAsked, Func<T> compute) where T : class
        {
            if (!isAsked) return null;
            try
            {
                return compute();
            }
            catch (DataProblemsException e)
            {
                missed.Add($"{part}: {AdjustedDifference.Sentences(e)}");
                return null;
            }
        }
        var visit = plan.KeyVisit;
        return new(visit, Sensitivity(plan, table, main, visit),
            Try("tipping point", plan.Sensitivity?.DeltaStep is not null, () => new ImputedAnalysis(plan, main, visit).Tipping()),
            Try("randomisation test", plan.RandomisationTest is not null, () => RandomisationCheck.Of(plan, main, visit, redraws)),
            [.. plan.Subgroups.Select(code => Subgroups.Of(plan, main, visit, plan.Covariates.Single(covariate => covariate.Code == code)))],
            Try("share of participants", plan.Responder is not null, () => Responders.Of(plan, main, visit)),
            plan.Dose is null ? null : DoseEffect.Of(plan, main, visit), Adjusted(plan, outcomes))
        { Missed = missed };
    }

    private static bool IsAskedFor(TrialPlan plan) =>
        plan.Sensitivity is not null || plan.RandomisationTest is not null || plan.Subgroups.Count > 0 || plan.Responder is not null || plan.Dose is not null || plan.Clusters is not null || plan.Multiplicity is not null || plan.Sets.Count > 1;

    private static List<SensitivityRow> Sensitivity(TrialPlan plan, TrialTable table, TrialTable main, PlannedVisit visit)
    {
        var rows = new List<SensitivityRow>();
        if (plan.Sensitivity is { } sensitivity)
        {
            if (plan.Visits.Count > 1) rows.Add(OtherModel(plan, main, visit));
            var imputed = new ImputedAnalysis(plan, main, visit);
            rows.AddRange(sensitivity.Assumptions.Select(imputed.Row));
        }
        if (plan.Method == TrialPlan.PartiallyNested) rows.Add(Independent(plan, main, visit));
        else if (plan.Clusters is not null) rows.Add(ClusteredDifference.Of(plan, main, visit));
        rows.AddRange(plan.Sets.Skip(1).Select(set => OfSet(plan, AnalysisSets.Members(plan, table, set), set, visit)));
        return rows;
    }

    private static SensitivityRow OtherModel(TrialPlan plan, TrialTable main, PlannedVisit visit)
    {
        if (plan.Method == TrialPlan.Mmrm)
        {
            var (comparison, why) = AdjustedDifference.Of(plan, main, plan.PrimaryOutcome, visit);
            return new("visit-alone", "this visit by itself", "those who were not measured at this visit are like those who were, given the score before and the covariates", comparison, why);
        }
        var (fit, none) = RepeatedMeasures.Of(plan, main, plan.PrimaryOutcome);
        return new("repeated-measures", "all visits in one model", "those who left fare like those of their arm with the same history", fit?.At(visit), none) { Repeated = fit?.Fit };
    }

    private static SensitivityRow Independent(TrialPlan plan, TrialTable main, PlannedVisit visit)
    {
        var (comparison, why) = AdjustedDifference.Of(plan, main, plan.PrimaryOutcome, visit);
        return new("independent", "nobody resembles anybody", $"those who had the same of {plan.Clusters!.Label} are as unlike as any two of their arm", comparison, why);
    }

    private static SensitivityRow OfSet(TrialPlan plan, TrialTable members, PlannedSet set, PlannedVisit visit)
    {
        var (code, rule) = ($"set-{set.Code}", AnalysisSets.Rule(plan, set));
        if (plan.Method != TrialPlan.Mmrm)
        {
            var (comparison, _, why) = DifferenceAtVisit.Of(plan, members, plan.PrimaryOutcome, visit);
            return new(code, set.Label, rule, comparison, why);
        }
        var (fit, none) = RepeatedMeasures.Of(plan, members, plan.PrimaryOutcome);
        return new(code, set.Label, rule, fit?.At(visit), none) { Repeated = fit?.Fit };
    }

    private static List<AdjustedTest> Adjusted(TrialPlan plan, IReadOnlyList<OutcomeResult> outcomes)
    {
        if (plan.Multiplicity is not { } multiplicity) return [];
        var tests = outcomes.SelectMany(o => o.Visits.Where(v => v.Comparison is not null).Select(v => (Test: PlannedMultiplicity.TestOf(o.Outcome, v.Visit), Outcome: o.Outcome, Visit: v))).ToDictionary(x => x.Test);
        // A test without a p value counts as one that shows nothing.
        IReadOnlyList<double>[] p = [.. multiplicity.Families.Select(family => (IReadOnlyList<double>)[.. family.Select(test => tests.TryGetValue(test, out var x) ? x.Visit.Comparison!.P : 1)])];
        var adjusted = multiplicity.Method switch
        {
            PlannedMultiplicity.Gates => Gatekeeping.AdjustSerially(p),
            PlannedMultiplicity.InOrder => [Gatekeeping.FixedSequence(multiplicity.Families[0]).Adjust(p[0])],
            PlannedMultiplicity.Hochberg => [PValues.Hochberg(p[0])],
            PlannedMultiplicity.Hommel => [PValues.Hommel(p[0])],
            PlannedMultiplicity.BenjaminiHochberg => [PValues.BenjaminiHochberg(p[0])],
            _ => [PValues.Holm(p[0])],
        };
        return [.. multiplicity.Families.SelectMany((family, f) => family.Select((test, i) => new AdjustedTest(test, OutcomeAndVisit(plan, test).Outcome.Label, OutcomeAndVisit(plan, test).Visit.Label, f + 1, p[f][i], adjusted[f][i])))];
    }

    private static (PlannedOutcome Outcome, PlannedVisit Visit) OutcomeAndVisit(TrialPlan plan, string test) =>
        plan.Outcomes.SelectMany(_ => plan.Visits, (outcome, visit) => (outcome, visit)).First(x => PlannedMultiplicity.TestOf(x.outcome, x.visit) == test);
}
