using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class FlowSection
{
    public static Html Of(TrialResults results) => Of(results, FlowFigure.Of(results));

    private static Html Of(TrialResults results, FlowChart flow) => Html.Of($"""
        <section aria-labelledby="flow" tabindex="0">
        <h2 id="flow">Participants</h2>
        {FlowDrawing.Warning(flow)}
        <figure>
        {FlowDrawing.Picture(flow)}
        <figcaption>Participant flow. Analysed: in the arm to which they were randomised, with every value that the model needs at that visit.
        The data say nothing of those assessed but not randomised, nor why anyone left.</figcaption>
        {FlowDrawing.Table(flow, _ => null)}
        </figure>
        {Delivery(results)}
        {Exclusions(results)}
        </section>
        """);

    private static Html Delivery(TrialResults results) => results.Delivery is not { } delivery ? Html.Nothing : Html.Of(
        $"<p>Sessions held by the day of the freeze: mean {Mean(delivery.Treated)} for {results.Plan.Treated.Label}, {Mean(delivery.Control)} for {results.Plan.Control.Label}.</p>");

    private static Html Exclusions(TrialResults results) => results.Exclusions.Count == 0 ? Html.Nothing : Html.Of($"""
        <p>Left out of the frozen dataset, by rules fixed beforehand:</p>
        <ul>{results.Exclusions.GroupBy(e => e.Reason).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Html.Of($"<li>{Of(g.Select(e => e.Subject).Distinct().Count())} {g.Key}</li>"))}</ul>
        """);

    private static string Of(int participants) => participants == 1 ? "1 participant" : $"{participants} participants";

    private static string Mean(Description d) => d.Mean is { } mean ? $"{Numerals.Fixed(mean, 1)} (SD {Cell.Sd(d, 1)}, n = {d.N})" : "not known";
}
