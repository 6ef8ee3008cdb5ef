using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>What the plan asks for beside the main comparison: what it leans on, whom it holds for, how many it touches, what the dose did.</summary>
internal static class FurtherSections
{
    public static IEnumerable<Section> Of(TrialResults results)
    {
        if (results.Further is not { } further) yield break;
        if (further.Sensitivity.Count > 0 || further.Tipping is not null || further.Randomisation is not null) yield return Sensitivity(results, further);
        if (further.Subgroups.Count > 0) yield return Subgroups(results, further);
        if (further.Responder is { } responder) yield return Responder(results, further, responder);
        if (further.Dose is { } dose) yield return Dose(results, further, dose);
    }

    private static Section Sensitivity(TrialResults results, FurtherResults further)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        var main = results.PrimaryOutcome.Visits.Single(visit => visit.Visit.Code == further.Visit.Code).Comparison;
        List<(string Label, string Assumption, Comparison? Comparison, string? Why, ImputationShare? Share)> rows =
            [("main analysis", "as the plan says", main, null, null), .. further.Sensitivity.Select(row => (row.Label, row.Assumption, row.Comparison, row.WhyNone, row.Imputation))];
        var blocks = new List<Block>
        {
            new MarginNote($"{Wording.Capital(outcome.Label)} {Wording.At(further.Visit)}, {plan.Treated.Label} minus {plan.Control.Label}. Asked for by {plan.Reference("analysis.sensitivity")}."),
            new Figure("sensitivity", EffectFigure.Of("Differences under other assumptions", "Analysis", plan.Level, [.. rows.Where(r => r.Comparison is not null).Select(r => EffectFigure.RowOf(Wording.Capital(r.Label), r.Comparison!, outcome.Decimals))],
                (x, y) => EffectFigure.Sides(plan, outcome, x, y)), $"The same difference under other assumptions, in {outcome.ShortUnit()}, with {Numerals.Level(plan.Level)} intervals.", SensitivityTable(plan, outcome, rows)),
        };
        if (further.Tipping is { } map) blocks.AddRange(Tipping(plan, outcome, further, map));
        if (further.Randomisation is { } test)
            blocks.Add(Block.Prose($"p\u00a0=\u00a0{Numerals.P(test.P)} (99% interval for the number of draws {Numerals.Fixed(test.Limits.Lower, 4)} to {Numerals.Fixed(test.Limits.Upper, 4)}; {Numerals.Count((long)test.Allocations)} draws; {test.Treated} + {test.Control} participants measured at this visit). It holds by the draw of the arms alone.", "Randomisation test."));
        if (further.Sensitivity.FirstOrDefault(row => row.Clusters is not null)?.Clusters is { } alike) blocks.Add(Block.Prose(Alike(plan, alike), $"{Wording.Capital(plan.Clusters!.Label)}."));
        return new("sensitivity", "What the result leans on", blocks);
    }

    private static string Alike(TrialPlan plan, ClusterResult alike) =>
        $"Two of {plan.Treated.Label} who had the same of {plan.Clusters!.Label} correlate by {Numerals.Fixed(alike.Correlation, 3)} ({Numerals.Level(plan.Level)} interval {Cell.Limits(alike.Limits, 3)}, profile likelihood; "
        + $"{alike.Clusters} groups, whoever met nobody counted as one).{string.Concat(alike.Warnings.Select(warning => " " + warning))}";

    private static Table SensitivityTable(TrialPlan plan, PlannedOutcome outcome, List<(string Label, string Assumption, Comparison? Comparison, string? Why, ImputationShare? Share)> rows) => new(
        "sensitivity", "Sensitivity analyses", [new("Analysis"), new("It assumes", HoldsWords: true), new($"Difference ({Numerals.Level(plan.Level)} interval)"), new("df"), new("p"), new("n"), new("Imputed"), new("Share of variance from imputing")],
        [.. rows.Select(r => r.Comparison is not { } c ? new Row(Wording.Capital(r.Label), r.Assumption, r.Why ?? Cell.Nothing) : new Row(Wording.Capital(r.Label), Wording.Sentence(r.Assumption),
            $"{Numerals.Fixed(c.Estimate, outcome.Decimals)} ({Cell.Limits(c.Limits, outcome.Decimals)})", Numerals.Fixed(c.DegreesOfFreedom, 1), Numerals.P(c.P), $"{c.Treated} + {c.Control}",
            r.Share is { } share ? $"{share.Imputed}" : Cell.Nothing, r.Share is { } s ? Numerals.Percent(s.ShareOfVariance, 1) : Cell.Nothing))]);

    private static IEnumerable<Block> Tipping(TrialPlan plan, PlannedOutcome outcome, FurtherResults further, TippingMap map)
    {
        var verdict = (map.IsSignificantUnshifted, map.Delta) switch
        {
            (true, { } delta) => $"With imputation at random p is {Numerals.P(map.Treated[0][0].P)}. Those missing with {plan.Treated.Label} must have been {Numerals.Fixed(delta, outcome.Decimals + 1)} {outcome.ShortUnit()} worse than those like them who stayed, before p rises above {Numerals.Fixed(map.Significance, 2)}.",
            (true, null) => $"With imputation at random p is {Numerals.P(map.Treated[0][0].P)}, and no shift of the map undoes it.",
            _ => $"With imputation at random p is {Numerals.P(map.Treated[0][0].P)} already, so there is no verdict to tip; the map shows which shifts would bring one about.",
        };
        yield return new Figure("tipping", TippingFigure.Of(plan, outcome, map),
            $"Tipping-point map of {outcome.Label} {Wording.At(further.Visit)}: p of the difference when the {map.ImputedTreated} and {map.ImputedControl} imputed scores are made worse by so many {outcome.ShortUnit()}. Framed and bold: p at most {Numerals.Fixed(map.Significance, 2)}. {verdict}", TippingTable(plan, outcome, map));
    }

    private static Table TippingTable(TrialPlan plan, PlannedOutcome outcome, TippingMap map) => new("tipping", "Tipping-point map: difference (p)",
        [new($"{Wording.Capital(plan.Treated.Label)} worse by"), .. map.Deltas.Select(delta => new Column(Numerals.Signed(delta, Places(map)), $"{Wording.Capital(plan.Control.Label)} worse by"))],
        [.. map.Deltas.Select((delta, t) => new Row(Numerals.Signed(delta, Places(map)), [.. map.Treated[t].Select(cell => $"{Numerals.Fixed(cell.Estimate, outcome.Decimals)} ({Numerals.P(cell.P)})")]))]);

    private static int Places(TippingMap map) => map.Deltas.All(delta => delta == Math.Round(delta)) ? 0 : 2;

    private static Section Subgroups(TrialResults results, FurtherResults further)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        var lines = further.Subgroups.Where(group => group.Lines.Count > 0).SelectMany(group => group.Lines.Select(line => EffectFigure.RowOf(line.Level, line.Comparison, outcome.Decimals)).Prepend(EffectRow.Heading(Wording.Capital(group.Label)))).ToList();
        var figure = new Figure("subgroups", EffectFigure.Of("Differences by subgroup", "Subgroup", plan.Level, lines, (x, y) => EffectFigure.Sides(plan, outcome, x, y)),
            $"Difference in {outcome.Label} {Wording.At(further.Visit)} by subgroup, in {outcome.ShortUnit()}, with {Numerals.Level(plan.Level)} intervals.",
            new("subgroups", "Subgroups", [new("Subgroup"), new($"Difference ({Numerals.Level(plan.Level)} interval)"), new("df"), new("n"), new("p of interaction")],
                [.. further.Subgroups.SelectMany(group => GroupRows(group, outcome))]));
        var warnings = further.Subgroups.SelectMany(group => group.Warnings.Select(warning => $"{Wording.Capital(group.Label)}: {warning}")).ToList();
        return new("subgroups", "For whom", [new MarginNote($"One linear model with an interaction for each factor; HC3 standard error. Asked for by {plan.Reference("analysis.subgroups")}."), figure, .. warnings.Count == 0 ? Array.Empty<Block>() : [Block.List(warnings)],
            Block.Prose("Subgroups are small and many: only the test of the interaction says whether the difference varies, and one that is not significant does not show that it is the same.")]);
    }

    private static IEnumerable<Row> GroupRows(SubgroupResult group, PlannedOutcome outcome)
    {
        if (group.WhyNone is { } why) return [new Row(Wording.Capital(group.Label), why) { IsMarked = true }];
        return group.Lines.Select(line => new Row(line.Level, $"{Numerals.Fixed(line.Comparison.Estimate, outcome.Decimals)} ({Cell.Limits(line.Comparison.Limits, outcome.Decimals)})", Numerals.Fixed(line.Comparison.DegreesOfFreedom, 0), $"{line.Comparison.Treated} + {line.Comparison.Control}", ""))
            .Prepend(new Row(Wording.Capital(group.Label), "", "", "", Numerals.P(group.Interaction!.P)) { IsMarked = true });
    }

    private static Section Responder(TrialResults results, FurtherResults further, ResponderResult r)
    {
        var plan = results.Plan;
        var cut = $"{results.PrimaryOutcome.Outcome.Label} {(plan.Responder!.IsAtLeast ? "at least" : "at most")} {Domain.Freeze.FrozenText.Number(plan.Responder.CutPoint)}";
        string Arm(Share share, Limits limits) => $"{Cell.Count(share)}; {Points(limits.Lower)} to {Points(limits.Upper)}%";
        return new("responder", Wording.Capital(plan.Responder.Label),
        [
            new MarginNote($"Among those measured {Wording.At(further.Visit)}: {cut}. {(r.IsByRound ? "Difference and ratio within the rounds of the draw, by Mantel and Haenszel with the variances of Sato and of Greenland and Robins" : "Score intervals of Miettinen and Nurminen")}; shares with Wilson's. Asked for by {plan.Reference("analysis.responder")}."),
            new Table("responder", $"{Wording.Capital(plan.Responder.Label)} {Wording.At(further.Visit)}: {cut}, of those measured.", [new("Quantity"), new($"Value ({Numerals.Level(plan.Level)} interval)", HoldsWords: true)],
            [
                new($"Share, {plan.Treated.Label}", Arm(r.Treated, r.TreatedLimits)), new($"Share, {plan.Control.Label}", Arm(r.Control, r.ControlLimits)),
                new("Difference, percentage points", $"{Points(r.Difference)} ({Points(r.DifferenceLimits.Lower)} to {Points(r.DifferenceLimits.Upper)}); p\u00a0=\u00a0{Numerals.P(r.P)} ({(r.IsByRound ? "Mantel and Haenszel" : "Fisher")})"),
                new("Ratio", r is { Ratio: { } ratio, RatioLimits: { } limits } ? $"{Numerals.Fixed(ratio, 2)} ({Cell.Limits(limits, 2)})" : "not to be had: in one arm nobody is"),
            ]),
            Block.Prose($"A yes or no made of a score throws away what lies between, so this has less power than the comparison of means; and {results.Randomised - r.Treated.Of - r.Control.Of} of {results.Randomised} were not measured."),
        ]);
    }

    private static string Points(double share) => Numerals.Fixed(100 * share, 1);

    private static Section Dose(TrialResults results, FurtherResults further, DoseResult dose)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        var note = new MarginNote($"Two-stage least squares, the arm as instrument, HC3 standard error; those measured {Wording.At(further.Visit)}. Supporting: it assumes that the arm acts through the dose alone, evenly by unit. Asked for by {plan.Reference("dose")}.");
        if (dose is not { PerUnit: { } unit, Full: { } full }) return new("dose", "What the dose did", [note, Block.Prose(dose.WhyNone!)]);
        string Effect(Comparison c) => $"{Numerals.Fixed(c.Estimate, outcome.Decimals)} ({Cell.Limits(c.Limits, outcome.Decimals)}); p\u00a0=\u00a0{Numerals.P(c.P)}";
        return new("dose", "What the dose did",
        [
            note,
            new Table("dose", $"Effect of {plan.Dose!.Label} on {outcome.Label} {Wording.At(further.Visit)} among those whose dose followed their arm; n = {unit.Treated} + {unit.Control}.", [new("Quantity"), new($"Estimate ({Numerals.Level(plan.Level)} interval)", HoldsWords: true)],
            [
                new($"One of {plan.Dose.Unit}", Effect(unit)), new($"A full course, {Domain.Freeze.FrozenText.Number(plan.Dose.Full)} {plan.Dose.Unit}", Effect(full)),
                new("How strongly the arm moved the dose", double.IsFinite(dose.FirstStageF) ? $"F = {Numerals.Fixed(dose.FirstStageF, 1)}" : "it followed the arm without exception"),
                .. dose.WeakLimits is { } weak ? [new Row("One unit, interval that holds with a weak instrument", Cell.Limits(weak, outcome.Decimals + 1))] : Array.Empty<Row>(),
            ]),
        ]);
    }
}
