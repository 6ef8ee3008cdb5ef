using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class MissingSection
{
    // Beyond ten points between the arms, leaving is likely to have to do with the arm itself.
    private const double AlarmingGap = 0.10;

    public static Html Of(TrialResults results) => Html.Of($"""
        <section aria-labelledby="missing" tabindex="0">
        <h2 id="missing">Who is missing</h2>
        <table>
        <caption>Missing scores of {results.PrimaryOutcome.Outcome.Label}, by arm and visit: count (share of those randomised).</caption>
        <thead><tr><th scope="col">Visit</th><th scope="col">{Wording.Capital(results.Plan.Treated.Label)}<br>n = {results.Treated}</th><th scope="col">{Wording.Capital(results.Plan.Control.Label)}<br>n = {results.Control}</th><th scope="col">Gap, percentage points</th></tr></thead>
        <tbody>{Row(results, results.Plan.Baseline.Label, results.PrimaryOutcome.TreatedBaseline, results.PrimaryOutcome.ControlBaseline)}
        {results.PrimaryOutcome.Visits.Select(visit => Row(results, visit.Visit.Label, visit.Treated, visit.Control))}</tbody>
        </table>
        <p>{Sentences(results)}</p>
        </section>
        """);

    private static Html Row(TrialResults results, string label, Description treated, Description control)
    {
        var gap = Gap(results, treated, control);
        return Html.Of($"""<tr><th scope="row">{Wording.Capital(label)}</th>{Missing(results.Treated, treated)}{Missing(results.Control, control)}<td>{Numerals.Signed(100 * gap, 0)}</td></tr>""");
    }

    private static Html Missing(int allocated, Description d) => Html.Of($"<td>{allocated - d.N} ({Numerals.Percent(allocated - d.N, allocated)})</td>");

    private static double Gap(TrialResults results, Description treated, Description control) =>
        (double)(results.Treated - treated.N) / results.Treated - (double)(results.Control - control.N) / results.Control;

    private static string Sentences(TrialResults results)
    {
        var complete = $"{results.TreatedComplete} of {results.Treated} in {results.Plan.Treated.Label} and {results.ControlComplete} of {results.Control} in {results.Plan.Control.Label} have a score at every visit.";
        var wide = results.PrimaryOutcome.Visits.Where(v => Math.Abs(Gap(results, v.Treated, v.Control)) > AlarmingGap).Select(v => Wording.At(v.Visit)).ToList();
        return complete + (wide.Count == 0
            ? " At no visit do the arms differ by more than ten percentage points in how many are missing."
            : $" {Wording.Capital(Wording.List(wide))} the arms differ by more than ten percentage points in how many are missing; the comparison there may be of unlike groups.");
    }
}
