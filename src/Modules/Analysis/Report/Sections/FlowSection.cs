using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class FlowSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <section aria-labelledby="flow">
        <h2 id="flow">Participants</h2>
        <figure>
        {FlowFigure.Of(results)}
        <figcaption>Participant flow. Analysed: in the arm to which they were randomised, with every value that the model needs at that visit.
        The data say nothing of those assessed but not randomised, nor why anyone left.</figcaption>
        </figure>
        {Delivery(results)}
        </section>
        """);

    private static Html Delivery(TrialResults results) => results.Delivery is not { } delivery ? Html.Nothing : Html.Of(
        $"<p>Sessions held by the day of the freeze: mean {Mean(delivery.Treated)} for {results.Plan.Treated.Label}, {Mean(delivery.Control)} for {results.Plan.Control.Label}.</p>");

    private static string Mean(Description d) => d.Mean is { } mean ? $"{Numerals.Fixed(mean, 1)} (SD {Cell.Sd(d, 1)}, n = {d.N})" : "not known";
}
