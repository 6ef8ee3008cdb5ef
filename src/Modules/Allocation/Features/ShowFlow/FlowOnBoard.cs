using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Microsoft.AspNetCore.Html;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>The published flow diagram, live, on the director's board.</summary>
internal sealed class FlowOnBoard(FlowReading reading, FlowSight sight, FlowAlarm alarm) : IBoardSection
{
    public int Order => 10;

    public string Title => "Participant flow";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        var shown = await sight.Of(programme, role => role == Role.Director);
        if (await reading.Of(programme, shown) is not { } flow || flow.Chart.Panels[0].Trunk[0].Entered.Count == 0) return null;
        await alarm.Note(programme, flow.Chart);
        return new HtmlString(FlowFigure.Of(flow.Chart, shown, key => ShowFlowPage.Address(programme, key), isOpen: false).Text + Html.Of(
            $"""<div class="c-actions"><a class="c-button c-button--secondary" href="/programmes/{programme.Value}/flow">The flow by itself, with its lists</a></div>""").Text);
    }
}
