using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class MethodsSection
{
    public static Section Of(TrialResults results)
    {
        var plan = results.Plan;
        return new("methods", "Methods",
        [
            .. Optional(plan.Estimand, "What is estimated."), .. Parts(plan.Estimands),
            Block.Prose(plan.AnalysisSet, "Who is analysed."), .. Sets(plan),
            Block.Prose(Model(results), "Model."), .. Rounds(results), .. Fits(results),
            .. Contrasts(plan), Block.Prose(Multiplicity(results), "Multiplicity."), .. Missing(plan), .. Further(results), .. Optional(plan.Note, "About the plan."),
        ]);
    }

    private static IEnumerable<Block> Optional(string? text, string lead) => text is null ? [] : [Block.Prose(text, lead)];

    public static IEnumerable<Block> Parts(EstimandParts? estimand, string where = "In this trial")
    {
        if (estimand is null) yield break;
        yield return new Table("estimand", "The estimand in its parts (ICH E9(R1)).", [new("Part"), new(where, HoldsWords: true)],
        [
            new("Population", Wording.Sentence(estimand.Population)), new("Treatment", Wording.Sentence(estimand.Treatment)), new("Variable", Wording.Sentence(estimand.Variable)),
            new("Summary", Wording.Sentence(estimand.Summary)),
            .. estimand.Events.Select(e => new Row(Wording.Capital(e.Event), Wording.Sentence(e.Handling)) { Unit = e.Strategy.Replace('-', ' ') }),
        ]);
    }

    private static IEnumerable<Block> Sets(TrialPlan plan)
    {
        if (plan.Sets.Count == 0) yield break;
        yield return Block.List(plan.Sets.Select((set, i) => $"{Wording.Capital(set.Label)}{(AnalysisSets.Rule(plan, set) is var rule && rule == set.Label ? "" : $": {rule}")}{(i == 0 ? "; the main analysis" : "")}."));
    }

    private static string Model(TrialResults results)
    {
        var plan = results.Plan;
        var level = $"Intervals have level {Numerals.Level(plan.Level)}. All p values are two-sided and printed as they are.";
        if (plan.Method == TrialPlan.PartiallyNested)
            return $"At each visit a mixed model of the outcome on arm and {Wording.List(["the score " + plan.Baseline.Label, .. plan.Covariates.Select(c => c.Label)])}, fitted by restricted maximum likelihood: a variance between those of {plan.Treated.Label} who had different {plan.Clusters!.Label}, "
                + $"none between those of {plan.Control.Label}, and a residual variance for each arm. Whoever met nobody is a group of one. Degrees of freedom are Satterthwaite's. {level}";
        return plan.Method == TrialPlan.Mmrm
            ? $"One mixed model for repeated measures holds all visits: arm by visit, the score {plan.Baseline.Label} by visit{(plan.Covariates.Count == 0 ? "" : $", and {Wording.List([.. plan.Covariates.Select(c => c.IsRound ? c.Label + " by visit" : c.Label)])}")}. Scores of a participant are correlated over visits by "
              + $"{Article(PlannedModel.InWords(plan.Model.Covariance))} {PlannedModel.InWords(plan.Model.Covariance)} covariance{(plan.Model.CovarianceByArm ? ", one for each arm" : "")}{Fallback(plan)}. The model is fitted by restricted maximum likelihood; degrees of freedom are "
              + $"{PlannedModel.InWords(plan.Model.DegreesOfFreedom)}. It uses whoever has a score before and at least one after, and is right when what is missing can be told from what was measured (missing at random). {level}"
            : $"At each visit a linear model of the outcome on arm and {Wording.List(["the score " + plan.Baseline.Label, .. plan.Covariates.Select(c => c.Label)])}, fitted by least squares. "
              + $"Standard errors are HC3 (MacKinnon and White 1985), which do not ask that scores vary equally in both arms; tests and intervals use the t distribution on the residual degrees of freedom. {level}";
    }

    private static IEnumerable<Block> Rounds(TrialResults results)
    {
        var plan = results.Plan;
        if (results.Rounds.Count == 0)
        {
            if (plan.RandomisationTest?.IsByRound == true) yield return Block.Prose("The places were given out by lottery, and everybody here was drawn in one round with one chance.", "Rounds of the draw.");
            yield break;
        }
        var silent = results.Rounds.Where(round => !round.HasBothMeasured).Select(round => round.Round).ToList();
        yield return Block.Prose($"The places were given out by lottery in {Numerals.InWords(results.Rounds.Count)} rounds. Their chances differed, and so may those who applied for them: the arms are alike within a round and not across rounds, so the round is a factor of every model{(plan.Method == TrialPlan.Mmrm ? ", by visit" : "")}. "
            + "A difference is one within rounds, and each round counts by how much it tells; means and shares of an arm are of all rounds together, and are not to be held against each other."
            + (silent.Count == 0 ? "" : $" Of {(silent.Count == 1 ? "round" : "rounds")} {Wording.List(silent)} {Wording.At(plan.KeyVisit)} one arm alone was measured: {(silent.Count == 1 ? "it says" : "they say")} nothing of the difference, and those people stay in the model for what they tell of the score before."), "Rounds of the draw.");
        yield return new Table("rounds", $"Rounds of the draw: who applied, who had {plan.Treated.Label}, and who was measured {Wording.At(plan.KeyVisit)}.",
            [new("Round"), new("Applied"), new(Wording.Capital(plan.Treated.Label)), new("Chance"), new($"Measured: {plan.Treated.Label}"), new($"Measured: {plan.Control.Label}")],
            [.. results.Rounds.Select(round => new Row($"Round {round.Round}", $"{round.Treated + round.Control}", $"{round.Treated}", Numerals.Percent(round.Treated, round.Treated + round.Control), $"{round.TreatedMeasured}", $"{round.ControlMeasured}"))]);
    }

    private static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a";

    private static string Fallback(TrialPlan plan) => plan.Model.Fallback.Count == 0 ? "" : $" (if it cannot be fitted, in this order: {Wording.List([.. plan.Model.Fallback.Select(PlannedModel.InWords)])})";

    private static IEnumerable<Block> Fits(TrialResults results)
    {
        foreach (var outcome in results.Outcomes.Where(outcome => outcome.Repeated is not null))
        {
            var fit = outcome.Repeated!;
            var failed = fit.Attempts.Count == 0 ? "The first structure of the plan converged" : $"Tried before and failed: {string.Join("; ", fit.Attempts)}. It converged";
            yield return Block.Prose($"{Wording.Capital(outcome.Outcome.Label)}: {fit.Structure} covariance, {fit.Treated + fit.Control} participants, {fit.Outcomes} scores, log-likelihood {Numerals.Fixed(fit.LogLikelihood, 2)}. {failed}.{string.Concat(fit.Warnings.Select(w => " " + w))}", "Fit.");
        }
    }

    private static IEnumerable<Block> Contrasts(TrialPlan plan)
    {
        if (plan.Contrasts is not { Further: { Count: > 0 } further }) yield break;
        yield return Block.Prose($"The trial has {Numerals.InWords(plan.Arms.Count())} arms. The main comparison is {new PlannedContrast(plan.Treated, plan.Control).Label}; beside it {Wording.List([.. further.Select(contrast => contrast.Label)])}. "
            + $"Each is computed from the two arms that it compares.{Beside(plan)}", "Comparisons.");
    }

    private static string Beside(TrialPlan plan)
    {
        string[] each = [.. Asked((plan.Sensitivity is not null, "imputation"), (plan.Responder is not null, "shares"), (plan.RandomisationTest is not null, "the randomisation test"))];
        string[] alone = [.. Asked((plan.Sets.Count > 1, "other analysis sets"), (plan.Sensitivity?.DeltaStep is not null, "the tipping-point map"), (plan.Subgroups.Count > 0, "subgroups"),
            (plan.Clusters is not null && plan.Method != TrialPlan.PartiallyNested, "those who may resemble each other"), (plan.Dose is not null, "the effect of the dose"))];
        return (each.Length == 0 ? "" : $" {Wording.Capital(Wording.List(each))} {(each is ["shares"] || each.Length > 1 ? "are" : "is")} computed for each of them.")
            + (alone.Length == 0 ? "" : $" What is said of {Wording.List(alone)} is said of the main comparison alone.");
    }

    private static IEnumerable<string> Asked(params (bool IsAsked, string What)[] parts) => parts.Where(part => part.IsAsked).Select(part => part.What);

    private static string Multiplicity(TrialResults results)
    {
        var judged = results.PrimaryVisit is { } primary
            ? $"The trial is judged on {results.PrimaryOutcome.Outcome.Label} {Wording.At(primary.Visit)}."
            : "The plan names no visit on which the trial is judged: read the visits together, not the smallest p value.";
        if (results.ContrastTests.Count > 0)
            return $"{judged} The p values of the {Numerals.InWords(results.ContrastTests.Count)} comparisons of that outcome at that visit are adjusted by {new PlannedMultiplicity(results.Plan.Contrasts!.Multiplicity, []).InWords}. Everything else is supporting and is not adjusted.";
        return results.Plan.Multiplicity is { } multiplicity
            ? $"{judged} The p values of {string.Join("; ", results.Further!.Multiplicity.GroupBy(test => test.Outcome).Select(group => $"{group.Key}, {Wording.List([.. group.Select(test => test.Visit)])}"))} are adjusted by {multiplicity.InWords}. Everything else is supporting and is not adjusted."
            : $"{judged} Everything else is supporting, and nothing is corrected for the number of comparisons.";
    }

    private static IEnumerable<Block> Missing(TrialPlan plan)
    {
        if (plan.Sensitivity is null) yield break;
        yield return Block.Prose($"For {plan.PrimaryOutcome.Label} {Wording.At(plan.KeyVisit)}, missing scores are imputed {plan.Sensitivity.Imputations} times under {Wording.List([.. plan.Sensitivity.Assumptions.Select(a => ImputedAnalysis.Words(plan, a).Label)])} "
            + "from a Bayesian model for repeated measures with the terms of the analysis at each visit and an unstructured covariance; each completed dataset is analysed by a linear model with HC3 standard errors, and results are pooled by Rubin's rules with the degrees of freedom of Barnard and Rubin. "
            + $"Seed {plan.Seed}.{(plan.Sensitivity.DeltaStep is null ? "" : " The tipping-point map makes imputed scores worse, in each arm by itself, until the verdict changes.")}", "Missing scores.");
    }

    private static IEnumerable<Block> Further(TrialResults results)
    {
        var plan = results.Plan;
        if (results.Further is not { } further) yield break;
        if (plan.RandomisationTest is { } test)
            yield return Block.Prose($"The test that needs no model draws the arms {Numerals.Count(test.Replicates)} times anew{(test.IsMinimised ? ", everybody in the order in which they came and by the minimisation's own rule" : test.IsByRound ? ", as many places as each round had among those who applied for it" : test.HasBlocks ? ", within the blocks in which they were drawn" : "")}, and asks how often residuals given what was known before are as far apart as they were.{(test.IsMinimised && plan.Arms.Count() > 2 ? " A list drawn anew holds other people in the arms that are compared, so what is tested is that no arm made any difference to anybody." : "")}", "Randomisation test.");
        if (plan.Clusters is { } clusters)
            yield return Block.Prose($"That those who had the same of {clusters.Label} may resemble each other is allowed for in a sensitivity analysis: {ClusteredDifference.Method}.", $"{Wording.Capital(clusters.Label)}.");
        if (plan.Subgroups.Count > 0)
            yield return Block.Prose("Differences within categories come from one linear model with an interaction for each covariate in turn. Only the test of the interaction speaks of a difference between categories.", "Subgroups.");
        if (further.Missed.Count > 0) yield return Block.Prose(string.Join(" ", further.Missed.Select(Wording.Capital)), "Asked for, but not possible.");
    }
}
