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
        ]);
    }

    private static IEnumerable<ContrastResult> Contrasts(TrialResults results) => results.Contrasts.Prepend(new(new(results.Plan.Treated, results.Plan.Control), results.Outcomes));

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
