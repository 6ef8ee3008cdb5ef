using Confrere.Allocation.Contracts;
using Confrere.Kernel.Writing;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>The flow as a figure of a page: what contradicts, the picture, what may be seen in it, the table.</summary>
internal static class FlowFigure
{
    public static Html Of(FlowChart chart, ArmsShown shown, Func<string, string?> href, bool isOpen) => Html.Of($"""
        {FlowDrawing.Warning(chart)}
        <figure class="c-figure"><div class="c-figure__picture" role="region" aria-label="Drawing of the participant flow" tabindex="0">{FlowDrawing.Picture(chart)}</div>
        <figcaption>From invitation to the last survey, at this moment. {Words(shown)}</figcaption>
        <details class="c-figure__data"{(isOpen ? Html.Of($" open") : Html.Nothing)}><summary>The numbers in this figure</summary>
        <div class="c-table"><div class="c-table__scroll" role="region" aria-labelledby="flow-table" tabindex="0">{FlowDrawing.Table(chart, href, "Participant flow in numbers")}</div></div></details>
        </figure>
        """);

    private static string Words(ArmsShown shown) => shown switch
    {
        ArmsShown.ByName => "Each in the group to which chance allocated them.",
        ArmsShown.AsLetters => "The letters part the groups and do not tell which is which; the arms are opened for a frozen dataset under a locked plan.",
        ArmsShown.OneArm => "Nothing is drawn in this programme: everybody starts as soon as their first survey is in, so there is one group and nobody to compare it with.",
        _ => "Chance put those allocated into groups; which group anyone is in, and how many there are in each, is not shown before the list is opened.",
    };
}
