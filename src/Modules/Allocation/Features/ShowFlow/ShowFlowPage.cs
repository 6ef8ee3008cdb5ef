using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.MonitorBalance;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Allocation.Features.ShowFlow;

[Authorize(Policy = AllocationAccess.Flow)]
internal sealed class ShowFlowPage(IProgrammes programmes, FlowReading reading, FlowSight sight, FlowAlarm alarm, BalanceReading balance) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Html Figure { get; private set; }
    public Html? Balance { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        var shown = await sight.Of(programme.Id, User.IsInRole);
        ParticipantFlow flow = (await reading.Of(programme.Id, shown))!;
        await alarm.Note(programme.Id, flow.Chart);
        (Programme, Figure) = (programme, FlowFigure.Of(flow.Chart, shown, key => Address(programme.Id, key), isOpen: true));
        if (await balance.Written(programme.Id) is { Text.Length: > 0 } found) Balance = found;
        return Page();
    }

    public static string Address(ProgrammeId programme, string key) => $"/programmes/{programme.Value}/flow/{Uri.EscapeDataString(key)}";
}
