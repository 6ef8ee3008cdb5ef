using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.ShowFlow;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Allocation.Features.ListFlow;

/// <summary>The participant codes behind one number of the flow, as far as the reader may tell the groups apart.</summary>
[Authorize(Policy = AllocationAccess.Flow)]
internal sealed class ListFlowPage(IProgrammes programmes, FlowReading reading, FlowSight sight, IAuthorizationService authorization) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public FlowList List { get; private set; } = null!;

    /// <summary>A director knows the names of those invited; a handful of codes would be as good as names to them.</summary>
    public bool IsTooSmall { get; private set; }

    /// <summary>Each code leads to the dated events of the participant, for those who may read them.</summary>
    public bool HasTimelines { get; private set; }

    public async Task<IActionResult> OnGet(Guid id, string number)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        var flow = await reading.Of(programme.Id, await sight.Of(programme.Id, User.IsInRole));
        if (flow is null || !flow.Lists.TryGetValue(number, out var list)) return NotFound();
        (Programme, List) = (programme, list);
        IsTooSmall = User.IsInRole(Role.Director) && list.Codes.Count > 0 && list.Codes.Count < programme.Protocol.Disclosure.SmallestCell;
        HasTimelines = (await authorization.AuthorizeAsync(User, ParticipantPages.Policy)).Succeeded;
        return Page();
    }
}
