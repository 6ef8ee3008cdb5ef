using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Report;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Features.ReleaseTable;

/// <summary>The page of a released table of counts.</summary>
internal sealed record ReleasedTable(
    TrialPlan Plan, PlannedOutcome Outcome, PlannedVisit Visit, PublishedTable Table, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, Disclosure Disclosure, string ResultsHash)
{
    private const string Total = "All";

    public string Page() => ReportPage.Of($"{Plan.Title}: {Outcome.Label}", Html.Of($"""
        <div class="pack"><header><p class="kind">Table for the sponsor</p><h1>{Wording.Capital(Outcome.Label)} {Wording.At(Visit)}</h1><p class="source">{Plan.Title}</p></header>
        <section aria-labelledby="counts" tabindex="0"><h2 id="counts">How many scored how much</h2>
        <table><caption>Physicians by their score, in {Outcome.Unit}; {Outcome.Direction}. Counts are rounded to {Disclosure.RoundingBase}, so they need not add up.</caption>
        <thead><tr><th scope="col">Score</th>{Heads().Select(column => Html.Of($"<th scope=\"col\">{Wording.Capital(column ?? Total)}</th>"))}</tr></thead>
        <tbody>{Rows.Select(row => RowOf(row))}{RowOf(null)}</tbody></table></section>
        <section aria-labelledby="how"><h2 id="how">How to read it</h2>
        <p>{Coarse()} A group of 1 to {Disclosure.SmallestCell - 1} people is shown nowhere, nor what such a group could be worked out from. The counts say how many answered so; whether coaching made a difference is said by the result, not by this table.</p></section>
        <section aria-labelledby="origin"><h2 id="origin">Where these numbers come from</h2><dl class="origin"><dt>Results, SHA-256</dt><dd>{ResultsHash}</dd><dt>Plan, SHA-256</dt><dd>{Plan.Hash}</dd></dl></section></div>
        """));

    private IEnumerable<string?> Heads() => Columns.Count > 1 ? [.. Columns, null] : new string?[] { null };

    private Html RowOf(string? row) => Html.Of($"<tr><th scope=\"row\">{row ?? Total}</th>{Heads().Select(column => Html.Of($"<td>{Shown(row, column)}</td>"))}</tr>");

    private string Shown(string? row, string? column) => Table.Cells.Single(cell => cell.Row == row && cell.Column == column).Shown is var shown and not 0 ? $"about {shown}" : "0";

    private string Coarse() => (Table.RowLevel, Table.ColumnLevel) switch
    {
        (0, 0) => "The table is shown in its finest form.",
        (_, 0) => "Scores were put together in wider bands, because finer ones would have told something about a few people.",
        (0, _) => "The two groups were put together, because apart they would have told something about a few people.",
        _ => "Scores were put together in wider bands, and the two groups as well, because finer ones would have told something about a few people.",
    };
}
