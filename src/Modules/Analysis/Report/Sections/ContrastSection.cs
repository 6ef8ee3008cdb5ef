using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>Every comparison of a trial of more than two arms, the main one first, each with its numbers under the same figure.</summary>
internal static class ContrastSection
{
    private sealed record Line(PlannedContrast Contrast, OutcomeResult Outcome, VisitResult Visit);

    public static IEnumerable<Section> Of(TrialResults results)
    {
        if (results.Contrasts.Count == 0) yield break;
        var plan = results.Plan;
        var lines = plan.Outcomes.SelectMany(outcome => Contrasts(results).Select(contrast => (contrast.Contrast, Outcome: contrast.Outcomes.Single(known => known.Outcome.Code == outcome.Code))))
            .SelectMany(pair => pair.Outcome.Visits.Select(visit => new Line(pair.Contrast, pair.Outcome, visit))).ToList();
        var key = lines.Where(line => line.Visit.Visit.Code == plan.KeyVisit.Code).ToList();
        yield return new("contrasts", "Every comparison of the plan",
        [
            new MarginNote($"Each from the two arms that it compares, as the main one: {Wording.Method(plan)}. Asked for by {plan.Reference("analysis.furtherContrasts")}."),
            .. Adjusted(results),
            new Figure("contrasts", EffectFigure.Of("Every comparison of the plan", "Comparison", plan.Level, [.. Rows(plan, key)]),
                $"Every comparison {Wording.At(plan.KeyVisit)}, with {Numerals.Level(plan.Level)} intervals, each outcome in its own unit. The upright line is no difference.", TableOf(results, lines)),
            .. Sensitivity(results), .. Shares(results),
        ]);
    }

    private static IEnumerable<ContrastResult> Contrasts(TrialResults results) => results.Contrasts.Prepend(new(new(results.Plan.Treated, results.Plan.Control), results.Outcomes)
    {
        Plan = results.Plan, Treated = results.Treated, Control = results.Control, Further = results.Further,
    });

    // Of the main comparison the section on what the result leans on has it.
    private static IEnumerable<Block> Sensitivity(TrialResults results)
    {
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        if (results.Contrasts.All(contrast => contrast.Further is not { } further || further.Sensitivity.Count == 0 && further.Randomisation is null)) yield break;
        yield return new Table("contrast-sensitivity", $"The other comparisons of {outcome.Label} {Wording.At(plan.KeyVisit)} under other assumptions, in {outcome.ShortUnit()}.",
            [new("Comparison"), new("Analysis", HoldsWords: true), new($"Difference ({Numerals.Level(plan.Level)} interval)"), new("p"), new("n")], [.. results.Contrasts.SelectMany(contrast => RowsOf(outcome, contrast))]);
    }

    private static IEnumerable<Row> RowsOf(PlannedOutcome outcome, ContrastResult contrast)
    {
        var name = Wording.Capital(contrast.Contrast.Label);
        foreach (var row in contrast.Further?.Sensitivity ?? [])
            yield return row.Comparison is not { } c ? new(name, Wording.Capital(row.Label), row.WhyNone ?? Cell.Nothing)
                : new(name, Wording.Capital(row.Label), $"{Numerals.Fixed(c.Estimate, outcome.Decimals)} ({Cell.Limits(c.Limits, outcome.Decimals)})", Numerals.P(c.P), $"{c.Treated} + {c.Control}");
        if (contrast.Further?.Randomisation is { } test) yield return new(name, "Randomisation test", Cell.Nothing, Numerals.P(test.P), $"{test.Treated} + {test.Control}");
    }

    private static IEnumerable<Block> Shares(TrialResults results)
    {
        var plan = results.Plan;
        var known = Contrasts(results).Where(contrast => contrast.Further?.Responder is not null).Select(contrast => (contrast.Contrast, Result: contrast.Further!.Responder!)).ToList();
        if (known.Count == 0) yield break;
        string Points(double share) => Numerals.Fixed(100 * share, 1);
        yield return new Table("contrast-responder", $"{Wording.Capital(plan.Responder!.Label)} {Wording.At(plan.KeyVisit)}, of those measured, in every comparison; difference in percentage points.",
            [new("Comparison"), new("First arm"), new("Second arm"), new($"Difference ({Numerals.Level(plan.Level)} interval)"), new($"Ratio ({Numerals.Level(plan.Level)} interval)"), new("p")],
            [.. known.Select(one => new Row(Wording.Capital(one.Contrast.Label), Cell.Count(one.Result.Treated), Cell.Count(one.Result.Control),
                $"{Points(one.Result.Difference)} ({Points(one.Result.DifferenceLimits.Lower)} to {Points(one.Result.DifferenceLimits.Upper)})", one.Result is { Ratio: { } ratio, RatioLimits: { } limits } ? $"{Numerals.Fixed(ratio, 2)} ({Cell.Limits(limits, 2)})" : Cell.Nothing, Numerals.P(one.Result.P)))])
        {
            Note = $"{Wording.Capital(Responders.DifferenceMethod(known[0].Result))}; p by {Responders.Test(known[0].Result)}, not adjusted for the number of comparisons.",
        };
    }

    private static IEnumerable<Block> Adjusted(TrialResults results)
    {
        if (results.ContrastTests.Count == 0) yield break;
        yield return new Table("contrast-tests", $"The comparisons of {results.Plan.PrimaryOutcome.Label} {Wording.At(results.Plan.KeyVisit)}: p as it is, and adjusted for their number by {new PlannedMultiplicity(results.Plan.Contrasts!.Multiplicity, []).InWords}.",
            [new("Comparison"), new("p"), new("p, adjusted")], [.. results.ContrastTests.Select(test => new Row(Wording.Capital(test.Outcome), Numerals.P(test.P), Numerals.P(test.Adjusted)))]);
    }

    private static IEnumerable<EffectRow> Rows(TrialPlan plan, IReadOnlyList<Line> lines) => plan.Outcomes.SelectMany(outcome => lines
        .Where(line => line.Outcome.Outcome.Code == outcome.Code && line.Visit.Comparison is not null)
        .Select(line => EffectFigure.RowOf(Wording.Capital(line.Contrast.Label), line.Visit.Comparison!, outcome.Decimals))
        .Prepend(EffectRow.Heading($"{Wording.Capital(outcome.Label)} ({outcome.Direction})")));

    private static Table TableOf(TrialResults results, IReadOnlyList<Line> lines)
    {
        var plan = results.Plan;
        return new("contrasts", "Every comparison of the plan",
            [new("Outcome, visit and comparison"), new("n analysed"), new($"Difference ({Numerals.Level(plan.Level)} interval)"), new("Standard error"), new("df"), new("p"), new("p, adjusted")],
            [.. lines.Select(line => RowOf(plan, line))])
        {
            Note = "A difference is the first arm minus the second. Only the comparisons of the primary outcome at the visit on which the trial is judged are adjusted for their number.",
        };
    }

    private static Row RowOf(TrialPlan plan, Line line)
    {
        var (outcome, c) = (line.Outcome.Outcome, line.Visit.Comparison);
        var name = $"{Wording.Capital(outcome.Label)}, {line.Visit.Visit.Label}: {line.Contrast.Label}";
        return c is null ? new(name, line.Visit.WhyNone!) : new(name, $"{c.Treated} + {c.Control}", $"{Numerals.Fixed(c.Estimate, outcome.Decimals)} ({Cell.Limits(c.Limits, outcome.Decimals)})",
            Numerals.Fixed(c.StandardError, outcome.Decimals + 1), Numerals.Fixed(c.DegreesOfFreedom, 1), Numerals.P(c.P), c.AdjustedP is { } p ? Numerals.P(p) : Cell.Nothing)
        {
            IsMarked = outcome.IsPrimary && line.Visit.Visit.Code == plan.PrimaryVisit,
        };
    }
}
