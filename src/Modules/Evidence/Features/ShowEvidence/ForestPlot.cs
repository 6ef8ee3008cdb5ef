using Confrere.Evidence.Contracts;
using Confrere.Evidence.Domain;
using Confrere.Kernel.Writing;

namespace Confrere.Evidence.Features.ShowEvidence;

/// <summary>Each study with its interval, and below them the mean with its interval and where a new programme is expected.</summary>
internal static class ForestPlot
{
    private const double Width = 720, Left = 190, Right = 540, Top = 20, RowHeight = 36;
    private const double Step = 0.5;

    public static Html Of(IReadOnlyList<EvidenceLine> lines, Expectation expectation)
    {
        var values = lines.SelectMany(l => new[] { l.Lower, l.Upper }).Concat([0, expectation.Lower, expectation.Upper]).ToList();
        var (from, to) = (Math.Floor(values.Min() / Step) * Step, Math.Ceiling(values.Max() / Step) * Step);
        double X(double value) => Left + (Math.Clamp(value, from, to) - from) / (to - from) * (Right - Left);
        var bottom = Top + (lines.Count + 1) * RowHeight;
        // A wide interval of few studies needs few ticks, or they run into each other.
        var tick = Step * Math.Max(1, Math.Ceiling((to - from) / Step / 8));
        var ticks = Enumerable.Range(0, (int)Math.Floor((to - from) / tick + 1e-9) + 1).Select(i => from + i * tick);
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {bottom + 30}" role="img" aria-label="Differences with 95% intervals; the numbers are in the table below.">
            {ticks.Select(t => Html.Of($"""<line class="data-grid" x1="{X(t):0.#}" y1="{Top}" x2="{X(t):0.#}" y2="{bottom}"/><text class="data-text" text-anchor="middle" x="{X(t):0.#}" y="{bottom + 20}">{Numerals.Fixed(t, 1)}</text>"""))}
            <line class="data-axis" x1="{X(0):0.#}" y1="{Top}" x2="{X(0):0.#}" y2="{bottom}"/>
            {lines.Select((line, i) => Row(line, X, Top + (i + 0.5) * RowHeight))}
            {Mean(expectation, X, Top + (lines.Count + 0.5) * RowHeight)}
            </svg>
            """);
    }

    private static Html Row(EvidenceLine line, Func<double, double> x, double y) => Html.Of($"""
        <text class="data-text" x="0" y="{y + 5:0.#}">{line.Name}</text>
        <line class="data-line-coached" x1="{x(line.Lower):0.#}" y1="{y:0.#}" x2="{x(line.Upper):0.#}" y2="{y:0.#}"/>
        <circle class="data-coached" cx="{x(line.Estimate):0.#}" cy="{y:0.#}" r="5"/>
        <text class="data-text" text-anchor="end" x="{Width}" y="{y + 5:0.#}">{Numerals.Fixed(line.Estimate, 2)} ({Numerals.Interval(line.Lower, line.Upper, 2)})</text>
        """);

    private static Html Mean(Expectation e, Func<double, double> x, double y) => Html.Of($"""
        <text class="data-text" x="0" y="{y + 5:0.#}">{(e.Studies == 1 ? "To expect" : "Pooled")}</text>
        <path class="data-coached" d="M {x(e.Lower):0.#} {y:0.#} L {x(e.Estimate):0.#} {y - 8:0.#} L {x(e.Upper):0.#} {y:0.#} L {x(e.Estimate):0.#} {y + 8:0.#} z"/>
        <text class="data-text" text-anchor="end" x="{Width}" y="{y + 5:0.#}">{Numerals.Fixed(e.Estimate, 2)} ({Numerals.Interval(e.Lower, e.Upper, 2)})</text>
        """);
}
