using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>One outcome: its table, its course and its differences, each figure with its numbers under it.</summary>
internal static class OutcomeSection
{
    public static Html Of(TrialResults results, OutcomeResult result)
    {
        var (plan, id) = (results.Plan, "outcome-" + result.Outcome.Code.Replace('.', '-'));
        return Html.Of($"""
            <section aria-labelledby="{id}" tabindex="0">
            <h2 id="{id}">{Wording.Capital(result.Outcome.Label)}</h2>
            <aside>Adjusted difference: {AdjustedDifference.MethodInWords(plan)}. Decided by {plan.Reference("analysis.method")}.</aside>
            {Table(plan, result)}
            <figure>{TrajectoryFigure.Of(plan, result)}
            <figcaption>Mean {result.Outcome.Label}, in {result.Outcome.Unit} ({result.Outcome.Direction}), with {Numerals.Level(plan.Level)} intervals, of those measured at each visit. The arms stand a little apart so that both can be seen.</figcaption>
            {Means(plan, result)}
            </figure>
            <figure>{EffectFigure.Of(plan, result)}
            <figcaption>Adjusted difference, {plan.Treated.Label} minus {plan.Control.Label}, in {result.Outcome.ShortUnit()}, with {Numerals.Level(plan.Level)} intervals. The dark line is no difference.</figcaption>
            {Differences(plan, result)}
            </figure>
            </section>
            """);
    }

    private static Html Table(TrialPlan plan, OutcomeResult result) => Html.Of($"""
        <table>
        <caption>{Wording.Capital(result.Outcome.Label)} by visit, in {result.Outcome.Unit}; {result.Outcome.Direction}. Mean (SD) of those measured; difference {plan.Treated.Label} minus {plan.Control.Label}.</caption>
        <thead><tr><th scope="col" rowspan="2">Visit</th><th scope="colgroup" colspan="2">{Wording.Capital(plan.Treated.Label)}</th><th scope="colgroup" colspan="2">{Wording.Capital(plan.Control.Label)}</th>
        <th scope="colgroup" colspan="3">Adjusted difference</th></tr>
        <tr><th scope="col">n</th><th scope="col">Mean (SD)</th><th scope="col">n</th><th scope="col">Mean (SD)</th><th scope="col">{Numerals.Level(plan.Level)} interval</th><th scope="col">df</th><th scope="col">p</th></tr></thead>
        <tbody>
        <tr><th scope="row">{Wording.Capital(plan.Baseline.Label)}</th>{Arm(result.TreatedBaseline, result)}{Arm(result.ControlBaseline, result)}<td colspan="3"></td></tr>
        {result.Visits.Select(visit => Row(plan, result, visit))}
        </tbody></table>
        """);

    private static Html Row(TrialPlan plan, OutcomeResult result, VisitResult visit) => Html.Of(
        $"""<tr{Primary(plan, result, visit)}><th scope="row">{Wording.Capital(visit.Visit.Label)}</th>{Arm(visit.Treated, result)}{Arm(visit.Control, result)}{Comparison(result.Outcome, visit)}</tr>""");

    private static Html Primary(TrialPlan plan, OutcomeResult result, VisitResult visit) =>
        result.Outcome.IsPrimary && visit.Visit.Code == plan.PrimaryVisit ? new(" class=\"primary\"") : Html.Nothing;

    private static Html Arm(Description d, OutcomeResult result) => Html.Of($"<td>{d.N}</td><td>{Cell.MeanSd(d, result.Outcome.Decimals)}</td>");

    private static Html Comparison(PlannedOutcome outcome, VisitResult visit) => visit.Comparison is { } c
        ? Html.Of($"<td><b>{Numerals.Fixed(c.Estimate, outcome.Decimals)}</b> ({Cell.Limits(c.Limits, outcome.Decimals)})</td><td>{Numerals.Fixed(c.DegreesOfFreedom, 0)}</td><td>{Numerals.P(c.P)}</td>")
        : Html.Of($"""<td colspan="3" class="words">{visit.WhyNone}</td>""");

    private static Html Means(TrialPlan plan, OutcomeResult result)
    {
        Html Row(string label, Description t, Description c) => Html.Of(
            $"""<tr><th scope="row">{Wording.Capital(label)}</th>{Mean(t, result)}{Mean(c, result)}</tr>""");
        return Html.Of($"""
            <table class="under"><thead><tr><th scope="col">Visit</th><th scope="col">{Wording.Capital(plan.Treated.Label)}: mean ({Numerals.Level(plan.Level)} interval)</th><th scope="col">{Wording.Capital(plan.Control.Label)}: mean ({Numerals.Level(plan.Level)} interval)</th></tr></thead>
            <tbody>{Row(plan.Baseline.Label, result.TreatedBaseline, result.ControlBaseline)}{result.Visits.Select(v => Row(v.Visit.Label, v.Treated, v.Control))}</tbody></table>
            """);
    }

    private static Html Mean(Description d, OutcomeResult result) => Html.Of(
        $"<td>{(d.Mean is { } mean ? Numerals.Fixed(mean, result.Outcome.Decimals) : Cell.Nothing)} ({Cell.Limits(d.MeanLimits, result.Outcome.Decimals)})</td>");

    private static Html Differences(TrialPlan plan, OutcomeResult result) => Html.Of($"""
        <table class="under"><thead><tr><th scope="col">Visit</th><th scope="col">Difference</th><th scope="col">{Numerals.Level(plan.Level)} interval</th><th scope="col">Standard error</th><th scope="col">t</th><th scope="col">n analysed</th></tr></thead>
        <tbody>{result.Visits.Where(v => v.Comparison is not null).Select(v => DifferenceRow(result.Outcome, v, v.Comparison!))}</tbody></table>
        """);

    private static Html DifferenceRow(PlannedOutcome outcome, VisitResult visit, Comparison c) => Html.Of(
        $"""<tr><th scope="row">{Wording.Capital(visit.Visit.Label)}</th><td>{Numerals.Fixed(c.Estimate, outcome.Decimals)}</td><td>{Cell.Limits(c.Limits, outcome.Decimals)}</td><td>{Numerals.Fixed(c.StandardError, outcome.Decimals + 1)}</td><td>{Numerals.Fixed(c.T, 2)}</td><td>{c.Treated} + {c.Control}</td></tr>""");
}
