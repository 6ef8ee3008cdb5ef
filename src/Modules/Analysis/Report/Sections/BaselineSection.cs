using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class BaselineSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <section aria-labelledby="baseline" tabindex="0">
        <h2 id="baseline">Before</h2>
        <aside>Standardised difference: {results.Plan.Treated.Label} minus {results.Plan.Control.Label}, divided by the root of the mean of the two variances. There are no p values: chance
        made the arms, so a test would ask a question whose answer is known.</aside>
        <table>
        <caption>Participants {results.Plan.Baseline.Label}. Mean (SD) or count (share).</caption>
        <thead><tr><th scope="col">Characteristic</th><th scope="col">{Wording.Capital(results.Plan.Treated.Label)}<br>n = {results.Treated}</th>
        <th scope="col">{Wording.Capital(results.Plan.Control.Label)}<br>n = {results.Control}</th><th scope="col">Standardised difference</th></tr></thead>
        <tbody>{results.Baseline.Select(Row)}</tbody>
        </table>
        </section>
        """);

    private static Html Row(BaselineRow row) => Html.Of(
        $"""<tr><th scope="row">{Wording.Capital(row.Label)}{Unit(row)}</th><td>{Arm(row, row.TreatedNumber, row.TreatedShare)}</td><td>{Arm(row, row.ControlNumber, row.ControlShare)}</td><td>{Apart(row)}</td></tr>""");

    private static Html Unit(BaselineRow row) => row.TreatedNumber is null || row.Unit.Length == 0 ? Html.Nothing : Html.Of($"""<span class="unit">{row.Unit}</span>""");

    private static string Arm(BaselineRow row, Description? number, Share? share) => number is null ? Cell.Count(share!) : Cell.MeanSd(number, row.Decimals);

    private static string Apart(BaselineRow row) => row.StandardisedDifference is { } apart ? Numerals.Fixed(apart, 2) : Cell.Nothing;
}
