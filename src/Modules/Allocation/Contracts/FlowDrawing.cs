using Confrere.Allocation.Domain;
using Confrere.Kernel.Writing;

namespace Confrere.Allocation.Contracts;

/// <summary>
/// Draws a participant flow: one picture for each panel, the table of the same numbers, and what contradicts. The board, the flow's own page
/// and the report of the analysis use it; colours come from the page's style (data-box, data-axis, flow-text, flow-main, flow-tip).
/// </summary>
public static class FlowDrawing
{
    /// <summary>A flow that does not add up says so above the picture. Nothing when it does.</summary>
    public static Html Warning(FlowChart chart) => chart.Problems() is not { Count: > 0 } problems ? Html.Nothing : Html.Of($"""
        <div class="c-notice c-notice--attention" role="note"><div class="c-notice__body">
        <p class="c-notice__sentence">These numbers do not add up. They are drawn as they are stored; trust none of them until this is cleared.</p>
        <ul class="c-notice__what">{problems.Select(problem => Html.Of($"<li>{problem}</li>"))}</ul></div></div>
        """);

    public static Html Picture(FlowChart chart) => Html.Join(chart.Panels.Zip(Pictures(chart), (panel, picture) =>
        chart.Panels.Count > 1 ? Html.Of($"""<p class="flow-panel">{panel.Title}</p>{picture}""") : picture));

    /// <summary>A picture for each panel, without its title: for a document that gives each a caption of its own.</summary>
    public static IReadOnlyList<Html> Pictures(FlowChart chart) => [.. chart.Panels.Select(Picture)];

    /// <param name="href">Where the list of a number's key opens; null when this reader may not open it.</param>
    /// <param name="caption">Has the identifier "flow-table"; null for a table that stands under its figure.</param>
    public static Html Table(FlowChart chart, Func<string, string?> href, string? caption = null) => Html.Of($"""
        {(caption is null ? Html.Of($"""<table class="under">""") : Html.Of($"""<table><caption id="flow-table">{caption}</caption>"""))}
        <thead><tr><th scope="col">Step</th><th scope="col" class="num">Number</th></tr></thead>
        {chart.Panels.Select(panel => Rows(panel, chart.Panels.Count > 1, href))}</table>
        """);

    private static Html Picture(FlowPanel panel, int index)
    {
        var layout = new FlowLayout(panel, $"flow-tip-{index + 1}");
        var marks = layout.Marks();
        return Html.Of($"""
            <svg class="flow-picture{(panel.Columns.Count > 1 ? " flow-picture--groups" : "")}" viewBox="0 0 {layout.Width} {layout.Height}" role="img" aria-label="{panel.Title}: participant flow; the same numbers are in the table below.">
            <defs><marker id="{layout.Tip}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="flow-tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>
            {marks}</svg>
            """);
    }

    private static Html Rows(FlowPanel panel, bool isOneOfMany, Func<string, string?> href) => Html.Of($"""
        <tbody>{(isOneOfMany ? Html.Of($"""<tr><th scope="rowgroup" colspan="2">{panel.Title}</th></tr>""") : Html.Nothing)}
        {panel.Trunk.Select(box => Html.Of($"{Strong(box.Label, box.Entered, href)}{box.Exits.Select(exit => Row("flow-exit", exit.Label, exit, href))}"))}
        {panel.Columns.Select(column => Rows(column, href))}</tbody>
        """);

    private static Html Rows(FlowColumn column, Func<string, string?> href) => Html.Of($"""
        {(column.Label is null ? Html.Nothing : Strong(column.Label, column.Entered, href))}
        {column.Boxes.Select(box => Html.Of($"""
            {Strong($"{Place(column, box)}: {Lower(box.Remaining.Label)}", box.Remaining, href)}
            {box.Exits.Select(exit => Row("flow-exit", exit.Label, exit, href))}{box.Beside.Select(number => Row("flow-exit flow-beside", $"{number.Label} (not part of the sum)", number, href))}
            """))}
        """);

    private static string Place(FlowColumn column, FlowBox box) => column.Label is null ? box.Label : $"{column.Label}, {Lower(box.Label)}";

    private static string Lower(string label) => label.Length == 0 ? label : char.ToLowerInvariant(label[0]) + label[1..];

    private static Html Strong(string label, FlowNumber number, Func<string, string?> href) =>
        Html.Of($"""<tr><th scope="row"><b>{label}</b></th><td class="num"><b>{Opened(number, href)}</b></td></tr>""");

    private static Html Row(string kind, string label, FlowNumber number, Func<string, string?> href) =>
        Html.Of($"""<tr><th scope="row" class="{kind}">{label}</th><td class="num">{Opened(number, href)}</td></tr>""");

    private static Html Opened(FlowNumber number, Func<string, string?> href) =>
        number.Key is { } key && href(key) is { } address ? Html.Of($"""<a href="{address}">{number.Count}</a>""") : Html.Of($"{number.Count}");
}
